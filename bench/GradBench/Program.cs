using System.Text;
using AutoDiffGen.GradBench;

// Speaks the GradBench protocol: one JSON message a line on standard input, one reply a line on standard output.
// dotnet run -c Release --project bench/GradBench
using var messages = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
using var replies = Console.OpenStandardOutput();
new Session(Registry.Modules).Run(messages, replies);

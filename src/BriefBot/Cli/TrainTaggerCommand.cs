using System.CommandLine;
using BriefBot.Core.Analysis.Tagging;

namespace BriefBot.Cli;

/// <summary><c>train-tagger FILE…</c>: makes the tagger's weight file again. For those who work on the program itself.</summary>
internal static class TrainTaggerCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Tagged sentences: a CoNLL-U treebank, or a sentence a line of \"word/TAG\".",
        };
        var language = new Option<string>("--lang") { Required = true, HelpName = "nl|en", Description = "Whose word list to use." };
        language.AcceptOnlyFromAmong("nl", "en");
        var output = new Option<string>("--out") { Required = true, HelpName = "FILE", Description = "Where the weights go." };
        var test = new Option<string?>("--test") { HelpName = "FILE", Description = "Tagged sentences to measure the weights on." };
        var command = new DocumentedCommand(
            "train-tagger",
            "Makes the weight file of the part-of-speech tagger.",
            "The same sentences give the same file. Weights are built into the program: build it again afterwards.",
            ("briefbot train-tagger --lang nl treebank.conllu sentences.nl.txt --out tagger.nl.bin", "As the Dutch weights were made."))
        {
            files, language, output, test,
        };
        command.Hidden = true;
        command.SetAction(arguments =>
        {
            var (lang, path) = (arguments.GetRequiredValue(language), arguments.GetRequiredValue(output));
            using var weights = new MemoryStream();
            TaggerWeights.Train(lang, arguments.GetRequiredValue(files).Select(InputText), weights);
            File.WriteAllBytes(path, weights.ToArray());
            environment.Output.WriteLine($"{path}: {weights.ToArray().Length / 1024} KB");
            if (arguments.GetValue(test) is { } measured)
            {
                var (right, all) = TaggerWeights.Score(lang, InputText(measured), new MemoryStream(weights.ToArray()));
                environment.Output.WriteLine($"{measured}: {right} of {all} words are right ({(double)right / all:P2})");
            }
            return ExitStatus.Ok;
        });
        return command;
    }

    private static StreamReader InputText(string path) => new(InputFile.Open(path));
}

using BriefBot.Core.Ingestion;

namespace BriefBot.Cli.Questions;

/// <summary>A file of questions, one JSON object a line.</summary>
/// <param name="Questions">In the order of the file.</param>
/// <param name="Problems">Lines that hold no question, as sentences with file and line.</param>
internal sealed record QuestionFile(IReadOnlyList<BatchQuestion> Questions, IReadOnlyList<string> Problems)
{
    /// <summary>Far more than any question with its accepted answers.</summary>
    private const int MaxLineBytes = 1024 * 1024;

    /// <exception cref="UnusableInputException">It cannot be read, or holds no question at all.</exception>
    public static async Task<QuestionFile> ReadAsync(string path, Stream standardInput, CancellationToken cancellationToken)
    {
        await using var stream = path == "-" ? standardInput : InputFile.Open(path);
        var name = path == "-" ? "standard input" : path;
        var questions = new List<BatchQuestion>();
        var problems = new List<string>();
        await foreach (var line in JsonLineReader.ReadAsync(stream, MaxLineBytes, cancellationToken))
        {
            if (line is { Number: 1, Bytes: [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] })
                throw new UnusableInputException($"{name} is UTF-16 text. Save it as UTF-8 and try again.");
            if (line.Bytes is { } bytes && bytes.AsSpan().Trim(" \t\r"u8).IsEmpty)
                continue;
            var (question, problem) = line.Bytes is null ? (null, "is too long") : BatchQuestionParser.Parse(WithoutMark(line));
            if (question is null)
                problems.Add($"{name}, line {line.Number} {problem}.");
            else
                questions.Add(question);
        }
        if (questions.Count == 0)
            throw new UnusableInputException(Useless(name, problems));
        return new QuestionFile(questions, problems);
    }

    /// <summary>Some editors put a byte order mark before the first line.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(JsonLineReader.Line line) =>
        line is { Number: 1, Bytes: [0xEF, 0xBB, 0xBF, ..] } ? line.Bytes.AsMemory(3) : line.Bytes;

    private static string Useless(string name, List<string> problems)
    {
        const string wanted = "One JSON object a line is expected, such as {\"id\":\"q1\",\"question\":\"Who leads Alibaba?\"}.";
        return problems.Count == 0
            ? $"{name} is empty. {wanted}"
            : $"{name} holds no question. {problems[0]} {wanted}";
    }
}

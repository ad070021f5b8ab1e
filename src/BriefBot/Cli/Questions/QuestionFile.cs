namespace BriefBot.Cli.Questions;

/// <summary>A file of questions, one JSON object a line.</summary>
/// <param name="Questions">In the order of the file.</param>
/// <param name="Problems">Lines that hold no question, as sentences with file and line.</param>
internal sealed record QuestionFile(IReadOnlyList<BatchQuestion> Questions, IReadOnlyList<string> Problems)
{
    /// <exception cref="UnusableInputException">It cannot be read, or holds no question at all.</exception>
    public static async Task<QuestionFile> ReadAsync(string path, Stream standardInput, CancellationToken cancellationToken)
    {
        await using var stream = path == "-" ? standardInput : InputFile.Open(path);
        var name = path == "-" ? "standard input" : path;
        var questions = new List<BatchQuestion>();
        var problems = new List<string>();
        var number = 0;
        await foreach (var line in JsonLines.ReadAsync(stream, cancellationToken))
        {
            number++;
            if (number == 1 && line is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                throw new UnusableInputException($"{name} is UTF-16 text. Save it as UTF-8 and try again.");
            if (line is not null && line.AsSpan().IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0)
                continue;
            var (question, problem) = line is null ? (null, "is too long") : BatchQuestionParser.Parse(line);
            if (question is null)
                problems.Add($"{name}:{number} {problem}.");
            else
                questions.Add(question);
        }
        if (questions.Count == 0)
            throw new UnusableInputException(Useless(name, number, problems));
        return new QuestionFile(questions, problems);
    }

    private static string Useless(string name, int lines, List<string> problems)
    {
        const string wanted = "One JSON object a line is expected, such as {\"id\":\"q1\",\"question\":\"Who leads Alibaba?\"}.";
        return problems.Count == 0
            ? $"{name} is empty. {wanted}"
            : $"{name} holds no question: none of its {lines} lines can be read. {problems[0]} {wanted}";
    }
}

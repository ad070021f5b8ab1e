using BriefBot.Core.Analysis;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Tests.Answering;

/// <summary>How often the expected kind of answer is told right, over whole sets of questions.</summary>
public sealed class QuestionTypeTests(ITestOutputHelper output)
{
    private const double Least = 0.85;

    /// <summary>Li and Roth's classes ("Learning Question Classifiers", 2002) and the kinds of answer that they are here.</summary>
    private static readonly Dictionary<string, AnswerType[]> OfTrec = new(StringComparer.Ordinal)
    {
        ["ABBR:abb"] = [AnswerType.Open, AnswerType.Name, AnswerType.Definition],
        ["ABBR:exp"] = [AnswerType.Definition],
        ["DESC:def"] = [AnswerType.Definition],
        ["DESC:desc"] = [AnswerType.Open, AnswerType.Definition],
        ["DESC:manner"] = [AnswerType.Manner],
        ["DESC:reason"] = [AnswerType.Reason],
        ["ENTY"] = [AnswerType.Open, AnswerType.Name],
        ["HUM:ind"] = [AnswerType.Person],
        ["HUM:gr"] = [AnswerType.Name, AnswerType.Person],
        ["HUM:title"] = [AnswerType.Open, AnswerType.Name, AnswerType.Person],
        ["HUM:desc"] = [AnswerType.Definition],
        ["LOC"] = [AnswerType.Place],
        ["NUM:date"] = [AnswerType.Date],
        ["NUM:money"] = [AnswerType.Money, AnswerType.Amount],
        ["NUM:perc"] = [AnswerType.Percent],
        ["NUM:period"] = [AnswerType.Duration],
        ["NUM"] = [AnswerType.Count, AnswerType.Amount],
    };

    [Fact]
    public void TellsTheKindsOfTrecQuestions()
    {
        var lines = File.ReadAllLines(Repository.SharedData("question-types/train_5500.label"), System.Text.Encoding.Latin1);
        var asked = lines.Select(line => line.Split(' ', 2)).Select(parts => (Question: parts[1].Replace(" 's", "'s").Replace(" ?", "?"), Class: parts[0]));
        Check(asked.Where(row => row.Class != "NUM:How").Select(row => (row.Question, "en", OfTrec.GetValueOrDefault(row.Class) ?? OfTrec[row.Class.Split(':')[0]], row.Class)));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void TellsTheKindsOfChat(string language)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "BriefBot.Core.Tests", "Answering", $"questions.{language}.txt"));
        var rows = lines.Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'));
        var wrong = rows.Select(row => (Question: row[1], Expected: row[0], Read: string.Join(' ', Read(row[1], language))))
            .Where(row => row.Expected != row.Read).ToList();
        wrong.ForEach(row => output.WriteLine($"{row.Question}: {row.Expected}, read as {row.Read}"));
        Assert.True(wrong.Count <= (1 - Least) * rows.Count(), $"{wrong.Count} of {rows.Count()} are wrong.");
    }

    private void Check(IEnumerable<(string Question, string Language, AnswerType[] Right, string Class)> asked)
    {
        var rows = asked.Select(row => (row.Question, row.Class, Read: Read(row.Question, row.Language)[0], row.Right)).ToList();
        foreach (var group in rows.GroupBy(row => row.Class).OrderByDescending(group => group.Count(row => !row.Right.Contains(row.Read))))
        {
            var wrong = group.Where(row => !row.Right.Contains(row.Read)).ToList();
            output.WriteLine($"{group.Key} {group.Count() - wrong.Count}/{group.Count()}: {string.Join(" | ", wrong.Take(12).Select(row => $"{row.Question} [{row.Read}]"))}");
        }
        var share = rows.Count(row => row.Right.Contains(row.Read)) / (double)rows.Count;
        output.WriteLine($"accuracy {share:F3}");
        Assert.True(share >= Least, $"{share:F3} of {rows.Count} are right.");
    }

    private static IReadOnlyList<AnswerType> Read(string question, string language) =>
        QuestionClassifier.Classify(question, Tokenizer.Tokenize(question, new TextSpan(0, question.Length), language), language).Expected;
}

namespace BriefBot.Core.Answering.FactAnswers;

internal enum FactQuestionKind
{
    /// <summary>Who has a role somewhere.</summary>
    Role,

    /// <summary>Who leads something.</summary>
    Leader,

    /// <summary>Who came after somebody.</summary>
    Successor,

    /// <summary>Whom somebody came after.</summary>
    Predecessor,

    /// <summary>"Wie volgt X op": either.</summary>
    Succession,

    /// <summary>Who or what something is.</summary>
    Definition,

    Owner,
    Founder,
    Happened,
    Said,
}

/// <summary>A question that a fact may answer.</summary>
/// <param name="Name">Whom or what it is about.</param>
/// <param name="Rest">What else the answer has to be about: a role, a topic; empty for nothing.</param>
/// <param name="IsPast">It asks who was.</param>
internal sealed record FactQuestion(FactQuestionKind Kind, string Name, string Rest, bool IsPast)
{
    /// <summary>What held then, rather than now.</summary>
    public (DateTime Start, DateTime End)? At { get; init; }

    /// <summary>Null when no fact can answer it.</summary>
    public static FactQuestion? Read(Question question, string language)
    {
        if (question.Text.Length > 200)
            return null;
        var (text, at) = FactQuestionForms.WithoutDate(question.Text.Trim().TrimEnd('?', '!', '.', ' '), language, question.Asked);
        foreach (var (kind, form) in FactQuestionForms.All)
        {
            if (form.Match(text) is not { Success: true } match)
                continue;
            var name = match.Groups["name"].Value.Trim();
            if (name.Length < 2 || name.Split(' ').Length > 6)
                continue;
            return new FactQuestion(kind, name, match.Groups["rest"].Value.Trim(), match.Groups["past"].Success) { At = at };
        }
        return null;
    }
}

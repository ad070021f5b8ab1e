using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Tagging;
using BriefBot.Core.Answering;
using BriefBot.Core.Articles;

namespace BriefBot.Core.Conversation.FollowUps;

/// <summary>A message as it is looked at for what it may refer to: without the "and" or "maar" that it begins with.</summary>
internal sealed class FollowUpMessage
{
    private FollowUpMessage(string text, string language, bool goesOn)
    {
        (Text, Language, GoesOn) = (text, language, goesOn);
        Analysis = EmbeddedTextAnalyzer.Analyze(text, "", language);
        Forms = [.. Analysis.Tokens.Select(token => token.Form)];
        Asking = Array.FindIndex(Forms, QuestionClassifier.IsQuestionWord);
    }

    public string Text { get; }

    public string Language { get; }

    /// <summary>Whether it began with a word that goes on from what was said.</summary>
    public bool GoesOn { get; }

    public TextAnalysis Analysis { get; }

    public string[] Forms { get; }

    /// <summary>Index of the question word; -1 when there is none.</summary>
    public int Asking { get; }

    /// <summary>Words that say something, and are not the question word's.</summary>
    public int ContentWords => Analysis.Tokens.Where((token, i) =>
        (token.Kind & (TokenKind.StopWord | TokenKind.Sign)) == 0 && !QuestionClassifier.IsDegree(Analysis.Tokens, i)
        && !QuestionClassifier.IsQuestionWord(token.Form) && !StopWords.Contains(token.Form, Language)).Count();

    public bool HasVerb => Analysis.Tags.Any(tag => tag is PartOfSpeech.Verb or PartOfSpeech.Auxiliary);

    public bool NamesSomething => Analysis.Mentions.Count > 0;

    public static FollowUpMessage Of(string message, string language)
    {
        var text = message.Trim();
        var goesOn = false;
        foreach (var token in Tokenizer.Tokenize(text, new TextSpan(0, text.Length), language))
        {
            if (!FollowUpWords.Connectors.Contains(token.Form))
            {
                text = text[token.Span.Start..];
                break;
            }
            goesOn = true;
        }
        return new FollowUpMessage(text.TrimEnd('?', '!', '.', '…', ' '), language, goesOn);
    }

    public PartOfSpeech Tag(int at) => at >= 0 && at < Analysis.Tags.Count ? Analysis.Tags[at] : PartOfSpeech.Other;

    public string Form(int at) => at >= 0 && at < Forms.Length ? Forms[at] : "";

    /// <summary>The words from one token on.</summary>
    public string From(int token) => token < Forms.Length ? Text[Analysis.Tokens[token].Span.Start..] : "";
}

using BriefBot.Core.Answering;

namespace BriefBot.Core.Conversation.Intents;

/// <summary>Says how a question was read where its words do not say so: slips that were mended, and where only was looked.</summary>
internal static class ReadingNotices
{
    public static IReadOnlyList<string> Of(AnswerResult result)
    {
        if (result.Analysis is not { } analysis)
            return [];
        var texts = ReplyTexts.For(result.Language);
        return
        [
            .. analysis.Corrections.Select(correction => texts.Format(texts.ReadAs, correction.Written, correction.Read)),
            .. Limits(analysis, result is NoAnswer, texts),
        ];
    }

    /// <summary>What the question says itself is repeated only where nothing was found.</summary>
    private static IEnumerable<string> Limits(QuestionAnalysis analysis, bool isRefusal, ReplyTexts texts)
    {
        if (!isRefusal)
            yield break;
        if (analysis.Sources is { Name: { } name })
            yield return texts.Format(texts.OnlySource, name);
        if (analysis.Sources is { Language: { } language })
            yield return texts.Format(texts.OnlyLanguage, texts.LanguageNames.GetValueOrDefault(language, texts.OtherLanguage));
        if (analysis.AccordingTo is { } speaker)
            yield return texts.Format(texts.OnlyAccordingTo, speaker);
        if (analysis.Period is { IsOfPublication: true } period)
            yield return texts.Format(texts.OnlyPeriod, period.Words);
        foreach (var phrase in analysis.Phrases)
            yield return texts.Format(texts.OnlyPhrase, phrase);
    }
}

using System.Text;

namespace BriefBot.Core.Answering.Composing;

/// <summary>
/// Has a language model word an answer from its citations, and keeps of that what <see cref="SentenceChecker"/> finds
/// supported by them. Whatever goes wrong, within the time limit the answer stands as it was. Safe to use from several threads.
/// </summary>
/// <param name="limit">From asking to the last word.</param>
/// <param name="report">Is told of every attempt.</param>
public sealed class AnswerComposer(ILanguageModel model, TimeSpan limit, TimeProvider time, Action<CompositionReport> report)
{
    /// <summary>
    /// Whether the kind of answer is one to word anew. Sources that differ, several parts, lists, comparisons and yes or no
    /// are said by the quotes alone: there a word of ours could settle what they do not.
    /// </summary>
    public static bool Suits(Answer answer) =>
        answer is { Disagreement: null, Parts.Count: 0, Analysis: { IsList: false, IsComparison: false, Expected: not (AnswerType.YesNo or AnswerType.Passage) } };

    /// <returns>Null where the quotes stand alone.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up; when the time is over, null is returned.</exception>
    public async Task<Composition?> ComposeAsync(string question, Answer answer, CancellationToken cancellationToken)
    {
        if (!Suits(answer))
            return null;
        var (written, usage, fallback) = await WriteAsync(CompositionPrompt.Of(question, answer.Language, answer.Citations), cancellationToken);
        var (composition, dropped) = (default(Composition), (IReadOnlyList<Objection>)[]);
        if (fallback == CompositionFallback.None)
            (composition, dropped, fallback) = Check(written, answer);
        report(new CompositionReport(fallback, composition?.Sentences.Count ?? 0, dropped, usage));
        return composition;
    }

    /// <summary>What stands of a written text: pure, so that it can be tried on any text.</summary>
    internal static (Composition? Composition, IReadOnlyList<Objection> Dropped, CompositionFallback Fallback) Check(string written, Answer answer)
    {
        if (string.IsNullOrWhiteSpace(written))
            return (null, [], CompositionFallback.Empty);
        if (CompositionFormat.Read(written) is not { } sentences)
            return (null, [], CompositionFallback.Malformed);
        if (sentences.Count == 0)
            return (null, [], CompositionFallback.Empty);
        var checker = new SentenceChecker(answer.Citations, answer.Language);
        var checks = sentences.Select(checker.Check).ToList();
        var kept = checks.Where(check => check.Objection == Objection.None).Select(check => check.Sentence).DistinctBy(sentence => sentence.Text).ToList();
        Objection[] dropped = [.. checks.Select(check => check.Objection).Where(objection => objection != Objection.None)];
        if (kept.Count == 0)
            return (null, dropped, CompositionFallback.Unsupported);
        return kept.Exists(sentence => checker.SaysAnswer(sentence.Text))
            ? (new Composition(kept), dropped, CompositionFallback.None)
            : (null, dropped, CompositionFallback.MissesAnswer);
    }

    private async Task<(string Written, TokenUsage? Usage, CompositionFallback Fallback)> WriteAsync(ModelPrompt prompt, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            // Not on this thread, and not longer than the limit even if the model does not heed its token.
            return await Task.Run(() => ReadAsync(prompt, either.Token), either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ("", null, CompositionFallback.TimeOver);
        }
        catch (LanguageModelException fault)
        {
            return ("", null, fault.Fault switch
            {
                ModelFault.Throttled => CompositionFallback.Throttled,
                ModelFault.Refused => CompositionFallback.Refused,
                _ => CompositionFallback.Unreachable,
            });
        }
    }

    private async Task<(string, TokenUsage?, CompositionFallback)> ReadAsync(ModelPrompt prompt, CancellationToken cancellationToken)
    {
        var written = new StringBuilder();
        TokenUsage? usage = null;
        await foreach (var piece in model.WriteAsync(prompt, cancellationToken))
        {
            usage = piece.Usage ?? usage;
            if (written.Length + piece.Text.Length > CompositionFormat.MostText)
                return ("", usage, CompositionFallback.Endless);
            written.Append(piece.Text);
        }
        return (written.ToString(), usage, CompositionFallback.None);
    }
}

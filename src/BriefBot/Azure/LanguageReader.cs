using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;

namespace BriefBot.Azure;

/// <summary>Has the service read what it has not read yet of a text.</summary>
internal sealed class LanguageReader(LanguageClient client, LanguageCircuit circuit, LanguageUsage usage)
{
    /// <summary>Of the service's own confidence; below it half of what it says is wrong.</summary>
    private const double LeastConfidence = 0.5;

    /// <summary>So much tells the language, and is one text record.</summary>
    private const int DetectionLength = LanguageTask.RecordLength;

    /// <param name="own">The embedded analysis: its sentences are where the text is cut.</param>
    /// <returns>What is known afterwards, which may be as little as before, and the text records that it cost.</returns>
    public async Task<(ServiceReading Reading, int Records)> ReadAsync(
        string text, TextAnalysis own, ServiceReading known, CancellationToken cancellationToken)
    {
        var run = new Run(text, known);
        var language = known.Language ?? own.Language;
        if (LanguageIdentifier.IsUndetermined(language))
        {
            if (await DetectAsync(run, cancellationToken) is not { } detected)
                return (run.Reading(), run.Records);
            language = detected;
        }
        run.Unread.Clear();
        var sections = known.Unread.SelectMany(part => TextSections.Cut(own.Sentences, part, LanguageTask.MostText))
            .Select((span, i) => new Section(span, new LanguageDocument($"{i}", language, span.In(text).ToString())));
        foreach (var batch in LanguageDocument.Batches(sections, section => section.Document.Json.Length + 1, LanguageTask.Entities.MostDocuments, LanguageTask.MostBytes - 1024))
            await ReadAsync(batch, run, cancellationToken);
        return (run.Reading(), run.Records);
    }

    /// <summary>The service's keywords, which nothing here needs: for whoever wants to see them.</summary>
    /// <returns>Null when it cannot be asked.</returns>
    public async Task<IReadOnlyList<string>?> KeyPhrasesAsync(string text, TextAnalysis own, string language, CancellationToken cancellationToken)
    {
        var phrases = new List<string>();
        var sections = TextSections.Cut(own.Sentences, new TextSpan(0, text.Length), LanguageTask.MostText)
            .Select((span, i) => new Section(span, new LanguageDocument($"{i}", language, span.In(text).ToString())));
        foreach (var batch in LanguageDocument.Batches(sections, section => section.Document.Json.Length + 1, LanguageTask.KeyPhrases.MostDocuments, LanguageTask.MostBytes - 1024))
        {
            if (await AskAsync(LanguageTask.KeyPhrases, batch, cancellationToken) is not LanguageOutcome.Answered answered)
                return null;
            foreach (var section in batch)
            {
                if (!answered.Documents.TryGetValue(section.Document.Id, out var answer) || answer.Error is not null)
                    continue;
                usage.CountRead(section.Document.TextRecords);
                phrases.AddRange(answer.KeyPhrases);
            }
        }
        return [.. phrases.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<string?> DetectAsync(Run run, CancellationToken cancellationToken)
    {
        var document = new LanguageDocument("0", null, Start(run.Text));
        var outcome = await AskAsync(LanguageTask.Detection, [new Section(default, document)], cancellationToken);
        if (outcome is LanguageOutcome.Answered answered && answered.Documents.TryGetValue("0", out var answer))
        {
            if (answer.MayPass)
            {
                usage.CountUnavailable(1);
                return null;
            }
            if (answer.Error is null)
            {
                usage.CountRead(document.TextRecords);
                run.Records += document.TextRecords;
                if (Code(answer.Language) is { } code)
                    return run.Language = code;
            }
        }
        else if (outcome is not LanguageOutcome.Refused)
        {
            return null;
        }
        // Nobody can tell what language it is: there is nothing to be had for it.
        usage.CountRefused();
        run.Unread.Clear();
        return null;
    }

    private async Task ReadAsync(IReadOnlyList<Section> batch, Run run, CancellationToken cancellationToken)
    {
        switch (await AskAsync(LanguageTask.Entities, batch, cancellationToken))
        {
            case LanguageOutcome.Answered answered:
                foreach (var section in batch)
                    Take(section, answered.Documents.GetValueOrDefault(section.Document.Id), run);
                break;
            case LanguageOutcome.Refused when batch.Count > 1:
                // One of them spoils it for the others.
                foreach (var section in batch)
                    await ReadAsync([section], run, cancellationToken);
                break;
            case LanguageOutcome.Refused:
                usage.CountRefused();
                break;
            default:
                usage.CountUnavailable(batch.Count);
                run.Unread.AddRange(batch.Select(section => section.Span));
                break;
        }
    }

    private async Task<LanguageOutcome> AskAsync(LanguageTask task, IReadOnlyList<Section> batch, CancellationToken cancellationToken)
    {
        if (!circuit.TryEnter())
            return new LanguageOutcome.Unavailable("it is not asked for now");
        var isSettled = false;
        try
        {
            var outcome = await client.AskAsync(task, [.. batch.Select(section => section.Document)], cancellationToken);
            isSettled = true;
            if (outcome is LanguageOutcome.Unavailable unavailable)
                circuit.Failed(unavailable.Reason, unavailable.After);
            else
                circuit.Succeeded();
            return outcome;
        }
        finally
        {
            if (!isSettled)
                circuit.Left();
        }
    }

    private void Take(Section section, DocumentAnswer? answer, Run run)
    {
        if (answer is null or { MayPass: true })
        {
            usage.CountUnavailable(1);
            run.Unread.Add(section.Span);
            return;
        }
        if (answer.Error is not null)
        {
            usage.CountRefused();
            return;
        }
        usage.CountRead(section.Document.TextRecords);
        run.Records += section.Document.TextRecords;
        foreach (var entity in answer.Entities)
        {
            if (EntityKinds.Of(entity.Category) is not { } kind || entity.Confidence < LeastConfidence)
                continue;
            if (Place(section, entity) is { } span)
                run.Names.Add(new GivenName(span, kind));
            else
                usage.CountMisplaced();
        }
    }

    /// <summary>Where it stands in the article; null unless exactly what the service names stands there.</summary>
    private static TextSpan? Place(Section section, in FoundEntity entity)
    {
        var text = section.Document.Text;
        if (entity.Offset < 0 || entity.Length <= 0 || entity.Length > text.Length - entity.Offset)
            return null;
        return text.AsSpan(entity.Offset, entity.Length).SequenceEqual(entity.Text)
            ? TextSpan.FromLength(section.Span.Start + entity.Offset, entity.Length)
            : null;
    }

    private static string Start(string text)
    {
        if (text.Length <= DetectionLength)
            return text;
        return char.IsHighSurrogate(text[DetectionLength - 1]) ? text[..(DetectionLength - 1)] : text[..DetectionLength];
    }

    /// <summary>"zh" of "zh_chs"; null for what is no code.</summary>
    private static string? Code(string? language)
    {
        var code = language?.Split('_', '-')[0].ToLowerInvariant();
        return code is { Length: 2 or 3 } && code.All(char.IsAsciiLetterLower) && !LanguageIdentifier.IsUndetermined(code) ? code : null;
    }

    private sealed record Section(TextSpan Span, LanguageDocument Document);

    /// <summary>One text while it is read.</summary>
    private sealed class Run(string text, ServiceReading known)
    {
        public string Text => text;

        public string? Language { get; set; } = known.Language;

        public List<GivenName> Names { get; } = [.. known.Names];

        public List<TextSpan> Unread { get; } = [.. known.Unread];

        public int Records { get; set; }

        public ServiceReading Reading() => new()
        {
            Language = Language,
            Names = [.. Names.OrderBy(name => name.Span)],
            Unread = [.. Unread.Order()],
        };
    }
}

using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using BriefBot.Core.Analysis;
using BriefBot.Core.Analysis.Lexicon;
using BriefBot.Core.Articles;

namespace BriefBot.Benchmarks;

/// <summary>The whole analysis, everything on: time for a megabyte of text (UTF-16 code units) on one core.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 2, iterationCount: 8)]
public class AnalysisBenchmarks
{
    private const int Megabyte = 1_000_000;
    private readonly List<ArticleDraft> _drafts = [];

    [GlobalSetup]
    public void Write()
    {
        var length = 0;
        foreach (var draft in Texts.Articles(2_000).TakeWhile(_ => length < Megabyte))
        {
            _drafts.Add(draft);
            length += draft.Text.Length;
        }
    }

    [Benchmark(Description = "analyse 1 MB of text")]
    public int Analyze() => _drafts.Sum(draft => EmbeddedTextAnalyzer.Analyze(draft.Text, draft.Title, draft.Language, draft.Published).Tokens.Count);
}

/// <summary>What the first analysis in a process costs: models, word lists and lexicon loaded and their code compiled.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 8, warmupCount: 0, iterationCount: 1)]
public class ColdAnalysisBenchmarks
{
    [Params("bridge")]
    public string Word { get; set; } = "";

    [Benchmark(Description = "first Dutch and English sentence of a process")]
    public int First() => AnalysisSpeed.Touch() + Word.Length;

    [Benchmark(Description = "lexicon, word lists and weights")]
    public bool Load()
    {
        EmbeddedTextAnalyzer.Load();
        return ConceptLexicon.Default.Holds(Word, "en");
    }
}

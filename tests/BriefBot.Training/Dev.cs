using System.Diagnostics;
using BriefBot.Cli;
using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Features;
using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

internal static class Dev
{
    public static async Task<int> RunAsync(string[] args, CliEnvironment environment)
    {
        var clock = Stopwatch.StartNew();
        void Say(string s) => Console.WriteLine($"[{clock.Elapsed.TotalSeconds:F0}s] {s}");
        var data = args[2];
        var what = args[1];
        AnswerModels models;
        if (what == "score")
            models = ModelFiles.Read(args[3]);
        else
        {
            using var squad = await DataSet.OpenAsync(Path.Combine(data, "squad2"), environment, default);
            Say("read");
            var examples = new ExampleReader(squad).ReadAll();
            Say("examples");
            var run = new TrainingRun(squad, examples, Say);
            var answers = new List<ScoredAnswer>();
            if (what == "ablate")
            {
                using var news = await DataSet.OpenAsync(Path.Combine(data, "realtimeqa"), environment, default);
                var newsExamples = new ExampleReader(news).ReadAll(q => hit =>
                {
                    var a = news.Articles[hit.Article.Id];
                    var s = Evaluation.Scorer(news);
                    s.Add(q, new BriefBot.Cli.Contract.AnswerRecord { Answered = false, Candidates = [new() { Quote = hit.Span.In(a.Text).ToString(), SourceId = a.SourceId }] });
                    return s.Figures().HitAt1 == 1;
                });
                Say("news");
                HashSet<int> Set(params SentenceFeature[] f) => [.. f.Select(x => (int)x)];
                var shape = Set(SentenceFeature.Length, SentenceFeature.Position, SentenceFeature.ParagraphLength, SentenceFeature.ParagraphCandidates, SentenceFeature.QuestionTerms, SentenceFeature.QuestionNames);
                var stage = Set(SentenceFeature.Rank, SentenceFeature.TitleScore, SentenceFeature.ParagraphScore, SentenceFeature.ParagraphScoreOfBest, SentenceFeature.ParagraphCover, SentenceFeature.NameParagraphCover, SentenceFeature.HighestMissingInParagraph);
                var relative = Set(SentenceFeature.CoverLessParagraph, SentenceFeature.FirstStageLessParagraph, SentenceFeature.TypeFitLessParagraph, SentenceFeature.CoverRank);
                var title = Set(SentenceFeature.TitleScore, SentenceFeature.CoverWithTitle);
                var neighbours = Set(SentenceFeature.PreviousCover, SentenceFeature.NextCover, SentenceFeature.GainOfPrevious, SentenceFeature.GainOfNext);
                var words = Set(SentenceFeature.WordRun, SentenceFeature.WordPairs, SentenceFeature.WordPairsLessBest, SentenceFeature.InOrder, SentenceFeature.Density);
                var fresh = Set(SentenceFeature.NewNames, SentenceFeature.NewNumbers, SentenceFeature.NewContent, SentenceFeature.StartsWithReference);
                foreach (var (name, unasked) in new (string, HashSet<int>)[] { ("all", []), ("-shape", shape), ("-stage", stage), ("-relative", relative), ("-neighbours", neighbours), ("-words", words), ("-fresh", fresh), ("-shape-stage-fresh", [.. shape, .. stage, .. fresh]), ("-shape-stage-rel-fresh-neigh", [.. shape, .. stage, .. relative, .. fresh, .. neighbours]) })
                {
                    RankerTraining.Settings = RankerTraining.Settings with { Unasked = unasked, Trees = 200, Rate = .08f };
                    var figures = new Dictionary<string, (double One, double Five)>();
                    void Count(IEnumerable<Example> set, BoostedTrees model, string label, int n)
                    {
                        foreach (var w in new[] { 0f, 4f, 8f, 16f, 32f })
                        foreach (var r in new[] { 0f, 1f })
                        {
                            if (r > 0 && label == "squad") continue;
                            Reranker.PriorWeight = w;
                            Reranker.RecencyWeight = r;
                            foreach (var e in set)
                            {
                                var top = Reranker.Rank(e.View, e.Rows, model).Take(5).Select(x => e.IsRight[e.View.Hits.Hits.ToList().IndexOf(x.Hit)]).ToList();
                                var (one, five) = figures.GetValueOrDefault($"{label} {w} {r}");
                                figures[$"{label} {w} {r}"] = (one + (top.FirstOrDefault() ? 1.0 / n : 0), five + (top.Contains(true) ? 1.0 / n : 0));
                            }
                        }
                    }
                    for (var f = 0; f < 4; f += 2)
                    {
                        var inFold = run.In(f).ToHashSet();
                        var able = inFold.Where(e => e.Question.Answerable).ToList();
                        Count(able, RankerTraining.Train(examples.Where(e => !inFold.Contains(e))), "squad", run.In(0).Concat(run.In(2)).Count(e => e.Question.Answerable));
                    }
                    Count(newsExamples, RankerTraining.Train(examples), "news", newsExamples.Count);
                    Say(name + "\n    " + string.Join("\n    ", figures.Select(h => $"{h.Key}: {h.Value.One:F3} {h.Value.Five:F3}")));
                }
                return 0;
            }
            if (what == "cv")
            {
                for (var f = 0; f < TrainingRun.FoldCount; f++)
                    answers.AddRange(await Evaluation.AnswerAsync(squad, run.In(f).Select(e => e.Question), run.TrainQuick(f), default));
                foreach (var t in new[] { 0, .3, .35, .4, .45, .5, .55, .6, .65, .7, .75 })
                    Say($"squad {t}: " + string.Join(" ", Evaluation.Figures(squad, answers, t).Named().Where(x => t == 0 || x.Key is "f1" or "answered" or "precision" or "abstained" or "correct" or "em").Select(x => $"{x.Key}={x.Value:F4}")));
            }
            models = run.TrainOnAll();
            ModelFiles.Write(models, args[3]);
            Say("trained");
        }
        using var seeds = await DataSet.OpenAsync(Path.Combine(data, "seeds", "questions.dev.jsonl"), [.. Directory.GetFiles(Path.Combine(data, "seeds"), "*.txt").Order()], environment, default);
        using var rt = await DataSet.OpenAsync(Path.Combine(data, "realtimeqa"), environment, default);
        Say("read");
        foreach (var l in new[] { 12f })
        {
            Reranker.PriorWeight = l;
            foreach (var (name, set) in new[] { ("seeds", seeds), ("rt", rt) })
            {
                var all = await Evaluation.AnswerAsync(set, set.Questions, models, default);
                foreach (var t in new[] { 0, .2, .3, .4, .5, .6, .7 })
                    Say($"{name} prior {l} {t}: " + string.Join(" ", Evaluation.Figures(set, all, t).Named().Where(x => t == 0 || x.Key is "f1" or "answered" or "precision" or "abstained" or "correct" or "em").Select(x => $"{x.Key}={x.Value:F4}")));
                if (name == "seeds" && l == 12)
                    foreach (var (q, a) in all)
                        Console.WriteLine($"  {q.Id} {q.Answerable} {a.Confidence:F2} {q.Text} | want {string.Join("/", q.Answers)} | got {a.Answer} | {(a.Citations.Count > 0 ? a.Citations[0].Quote : "")}");
            }
        }
        return 0;
    }
}

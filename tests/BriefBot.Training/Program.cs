using System.Diagnostics;
using System.Globalization;
using BriefBot.Cli;
using BriefBot.Core.Answering;
using BriefBot.Core.Answering.Learning;
using BriefBot.Training;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var environment = new CliEnvironment(Stream.Null, Console.Out, Console.Error)
{
    Settings = new Lazy<IConfiguration>(() => new ConfigurationBuilder().Build()),
};
var data = args[1];
var clock = Stopwatch.StartNew();
void Say(string s) => Console.WriteLine($"[{clock.Elapsed.TotalSeconds:F0}s] {s}");
if (args[0] == "score")
{
    BoostedTrees Load(string name) { using var r = new StreamReader(Path.Combine(args[2], name)); return BoostedTrees.Read(r); }
    var loaded = new AnswerModels(Load(AnswerModels.RankerName), Load(AnswerModels.SpansName), Load(AnswerModels.CalibratorName));
    await Score(loaded);
    return 0;
}
async Task Score(AnswerModels models)
{
    using var seeds = await DataSet.OpenAsync(Path.Combine(data, "seeds", "questions.dev.jsonl"), [Path.Combine(data, "seeds")], environment, default, txt: true);
    using var rt = await DataSet.OpenAsync(Path.Combine(data, "realtimeqa", "questions.jsonl"), [Path.Combine(data, "realtimeqa", "articles.jsonl")], environment, default);
    Say("read");
    foreach (var l in new[] { 0f, 0.05f, 0.1f, 0.2f, 0.4f })
    {
        Reranker.FirstStageWeight = l;
        foreach (var (name, set) in new[] { ("seeds", seeds), ("rt", rt) })
        {
            var all = new List<(BriefBot.Cli.Questions.BatchQuestion Q, BriefBot.Cli.Contract.AnswerRecord A)>();
            await Evaluation.AnswerAsync(set, set.Questions, models, 0, (q, a) => all.Add((q, a)), default);
            var s0 = Evaluation.Scorer(set);
            all.ForEach(x => s0.Add(x.Q, x.A));
            Say($"{name} lambda {l}: " + string.Join(" ", s0.Figures().Named().Select(x => $"{x.Key}={x.Value:F4}")));
            foreach (var t in new[] { .2, .3, .4, .5, .6, .7 })
            {
                if (name == "rt" && t != .5) continue;
                var s = Evaluation.Scorer(set);
                foreach (var (q, a) in all)
                    s.Add(q, a.Confidence >= t ? a : a with { Answered = false, Answer = "", Citations = [] });
                Say($"   {t}: " + string.Join(" ", s.Figures().Named().Where(x => x.Key is "f1" or "answered" or "precision" or "abstained" or "correct" or "em").Select(x => $"{x.Key}={x.Value:F4}")));
            }
            if (name == "seeds" && l == 0.1f)
                foreach (var (q, a) in all)
                    Console.WriteLine($"  {q.Id} {q.Answerable} {a.Confidence:F2} {q.Text} | want {string.Join("/", q.Answers)} | got {a.Answer} | {(a.Citations.Count > 0 ? a.Citations[0].Quote : "")}");
        }
    }
}
using var squad = await DataSet.OpenAsync(Path.Combine(data, "squad2", "questions.jsonl"), [Path.Combine(data, "squad2", "articles.jsonl")], environment, default);
Say("read");
var examples = new ExampleReader(squad).ReadAll();
Say($"{examples.Count} examples; ceiling {Share(examples, e => e.IsRight.Contains(true))}, at 50 {Share(examples, e => e.IsRight.Take(50).Contains(true))}, first stage hit@1 {Share(examples, e => e.IsRight.FirstOrDefault())} hit@5 {Share(examples, e => e.IsRight.Take(5).Contains(true))}");
var run = new TrainingRun(squad, examples, 4, Say);
if (args[0] == "cv")
{
    var scorer0 = Evaluation.Scorer(squad);
    var all = new List<(BriefBot.Cli.Questions.BatchQuestion Q, BriefBot.Cli.Contract.AnswerRecord A)>();
    for (var f = 0; f < 4; f++)
    {
        var models = run.TrainQuick(f);
        await Evaluation.AnswerAsync(squad, run.In(f).Select(e => e.Question), models, 0, (q, a) => { scorer0.Add(q, a); all.Add((q, a)); }, default);
        Say($"fold {f}");
    }
    Say(string.Join(" ", scorer0.Figures().Named().Select(x => $"{x.Key}={x.Value:F4}")));
    foreach (var t in new[] { .3, .4, .5, .55, .6, .65, .7, .75, .8 })
    {
        var s = Evaluation.Scorer(squad);
        foreach (var (q, a) in all)
            s.Add(q, a.Confidence >= t ? a : a with { Answered = false, Answer = "", Citations = [] });
        Say($"{t}: " + string.Join(" ", s.Figures().Named().Where(x => x.Key is "f1" or "answered" or "precision" or "abstained" or "correct" or "em").Select(x => $"{x.Key}={x.Value:F4}")));
    }
}
var models2 = run.TrainOnAll();
Say("trained");
foreach (var (name, model) in new[] { (AnswerModels.RankerName, models2.Ranker), (AnswerModels.SpansName, models2.Spans), (AnswerModels.CalibratorName, models2.Calibrator) })
{
    await using var w = new StreamWriter(Path.Combine(args[2], name));
    model.Write(w);
}
return 0;

static string Share(List<Example> examples, Func<Example, bool> test) =>
    examples.Where(e => e.Question.Answerable).Average(e => test(e) ? 1.0 : 0).ToString("F4");

using BriefBot.Core.Answering.Learning;

namespace BriefBot.Training;

/// <summary>The files that the product carries.</summary>
internal static class ModelFiles
{
    public static void Write(AnswerModels models, string folder)
    {
        Directory.CreateDirectory(folder);
        Write(models.Ranker, Path.Combine(folder, AnswerModels.RankerName));
        Write(models.Spans, Path.Combine(folder, AnswerModels.SpansName));
        Write(models.Chooser, Path.Combine(folder, AnswerModels.ChooserName));
        Write(models.Calibrator, Path.Combine(folder, AnswerModels.CalibratorName));
    }

    public static AnswerModels Read(string folder) => new(
        Read(folder, AnswerModels.RankerName), Read(folder, AnswerModels.SpansName),
        Read(folder, AnswerModels.ChooserName), Read(folder, AnswerModels.CalibratorName));

    private static BoostedTrees Read(string folder, string name)
    {
        using var reader = new StreamReader(Path.Combine(folder, name));
        return BoostedTrees.Read(reader);
    }

    private static void Write(BoostedTrees model, string path)
    {
        using var writer = new StreamWriter(path);
        model.Write(writer);
    }
}

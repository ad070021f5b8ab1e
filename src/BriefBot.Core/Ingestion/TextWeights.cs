using AngleSharp.Dom;

namespace BriefBot.Core.Ingestion;

/// <summary>How much article-like text each element of a page holds.</summary>
internal sealed class TextWeights
{
    private readonly Dictionary<IElement, double> _weights = [];
    private readonly double _total;

    public TextWeights(IElement body)
    {
        foreach (var block in BlockReader.Read(body).Where(block => block.Weight > 0))
        {
            for (IElement? element = block.Element; element is not null; element = element.ParentElement)
                _weights[element] = Of(element) + block.Weight;
        }
        _total = Of(body);
    }

    public double Of(IElement element) => _weights.GetValueOrDefault(element);

    /// <summary>0 to 1.</summary>
    public double ShareOf(IElement element) => _total == 0 ? 0 : Of(element) / _total;
}

using BriefBot.Core.Articles;

namespace BriefBot.Core.Ingestion;

/// <summary>What the lines around an article say about it.</summary>
internal sealed class LiftedMetadata
{
    private bool _dateIsUpdate;

    public string Title { get; set; } = "";

    /// <summary>A heading that stood in the middle of a sentence: the title where the page's head shows none.</summary>
    public string? TitleInside { get; set; }

    public PublicationDate? Published { get; private set; }

    public string? Author { get; set; }

    public string? Publisher { get; set; }

    /// <summary>Takes a date over unless a better one is there: the day of publication goes before that of a change.</summary>
    public void TakeDate(PublicationDate date, bool isUpdate)
    {
        if (Published is not null && (isUpdate || !_dateIsUpdate))
            return;
        Published = date;
        _dateIsUpdate = isUpdate;
    }
}

namespace BriefBot.Core.Indexing.Disk;

/// <summary>The parts of a segment's file, each under its number in the file's header.</summary>
internal enum SegmentSection
{
    Totals,
    Terms,
    Offsets,
    Postings,
    Kinds,
    KindSlots,
    KindOf,
    IdKeys,
    IdSlots,
    ArticleStart,
    TitleLength,
    WindowArticle,
    WindowLatest,
    SentenceLength,
    ParagraphStarts,
    FactNames,
    FactStarts,
    FactPostings,
    Records,
}

/// <summary>Where a section lies, and its checksum.</summary>
internal readonly record struct SectionPlace(long Start, long Length, uint Sum)
{
    public const int Size = 24;
}

namespace BriefBot.Core.Ingestion.Stories;

/// <summary>An article among those that it is alike to.</summary>
internal sealed class StoryNode
{
    /// <summary>Links too weak to matter are not kept.</summary>
    private const float LeastLikeness = 0.1f;

    public StoryNode(StoryProfile profile)
    {
        Profile = profile;
        Group = [this];
    }

    public StoryProfile Profile { get; }

    /// <summary>The articles of its story, itself included; one list for all of them.</summary>
    public List<StoryNode> Group { get; set; }

    /// <summary>Some dozens mostly: a list takes a third of the room of a table.</summary>
    public List<(StoryNode Other, float Likeness)> Links { get; } = new(0);

    public List<NearDuplicate> Copies { get; } = new(0);

    public void Connect(StoryNode other, float likeness)
    {
        if (likeness < LeastLikeness)
            return;
        Note(other, likeness);
        other.Note(this, likeness);
    }

    /// <summary>Notes it at both where they are nearly the same, and lets them be of one story then.</summary>
    public void NoteCopy(StoryNode other, StorySettings settings)
    {
        if (StoryLikeness.OfCopies(Profile, other.Profile, settings) is not { } likeness)
            return;
        var copy = NearDuplicate.Of(Profile.Id, other.Profile.Id, likeness);
        Copies.Add(copy);
        other.Copies.Add(copy);
        Connect(other, 1);
    }

    /// <summary>Cuts its links; its group stays for the caller to work out anew.</summary>
    public void Leave()
    {
        foreach (var (other, _) in Links)
        {
            other.Links.RemoveAll(link => link.Other == this);
            other.Copies.RemoveAll(copy => copy.First == Profile.Id || copy.Second == Profile.Id);
        }
    }

    public float MeanLikeness(List<StoryNode> group) => Links.Where(link => link.Other.Group == group).Sum(link => link.Likeness) / group.Count;

    private void Note(StoryNode other, float likeness)
    {
        var known = Links.FindIndex(link => link.Other == other);
        if (known < 0)
            Links.Add((other, likeness));
        else
            Links[known] = (other, likeness);
    }

    public void Join(List<StoryNode> group)
    {
        group.Add(this);
        Group = group;
    }
}

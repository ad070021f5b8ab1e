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

    public Dictionary<StoryNode, float> Links { get; } = new(0);

    public List<NearDuplicate> Copies { get; } = new(0);

    public void Connect(StoryNode other, float likeness)
    {
        if (likeness < LeastLikeness)
            return;
        Links[other] = likeness;
        other.Links[this] = likeness;
    }

    /// <summary>Notes it at both where they are nearly the same, and lets them be of one story then.</summary>
    public void NoteCopy(StoryNode other)
    {
        var likeness = ShingleSketch.Likeness(Profile.Sketch, other.Profile.Sketch);
        if (likeness < NearDuplicate.LeastLikeness)
            return;
        var copy = NearDuplicate.Of(Profile.Id, other.Profile.Id, likeness);
        Copies.Add(copy);
        other.Copies.Add(copy);
        Connect(other, 1);
    }

    /// <summary>Cuts its links; its group stays for the caller to work out anew.</summary>
    public void Leave()
    {
        foreach (var other in Links.Keys)
        {
            other.Links.Remove(this);
            other.Copies.RemoveAll(copy => copy.First == Profile.Id || copy.Second == Profile.Id);
        }
    }

    public float MeanLikeness(List<StoryNode> group) => group.Sum(member => Links.GetValueOrDefault(member)) / group.Count;

    public void Join(List<StoryNode> group)
    {
        group.Add(this);
        Group = group;
    }
}

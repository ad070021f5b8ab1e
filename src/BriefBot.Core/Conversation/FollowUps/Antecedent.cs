using BriefBot.Core.Analysis.Mentions;

namespace BriefBot.Core.Conversation.FollowUps;

internal enum AntecedentKind
{
    Person,
    Organisation,
    Place,
    Date,

    /// <summary>Anything else: a product, a bridge, a plan.</summary>
    Thing,
}

/// <summary>What a word of a follow-up may stand for.</summary>
/// <param name="Text">As it can be put in the word's place.</param>
internal readonly record struct Antecedent(string Text, AntecedentKind Kind, Gender Gender = Gender.Unknown);

namespace BriefBot.Core.Facts;

/// <summary>What a verb says, as far as facts are concerned.</summary>
internal enum FactVerb : byte
{
    None,
    Be,
    Become,
    Appoint,
    Lead,
    TakeOver,
    Succeed,
    Resign,
    Leave,
    Dismiss,
    Acquire,
    Own,
    Found,
    Compete,
    Rank,
    Say,
    Deny,
    Amount,
    Invest,
    Happen,
}

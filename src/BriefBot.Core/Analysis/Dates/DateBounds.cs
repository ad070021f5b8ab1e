namespace BriefBot.Core.Analysis.Dates;

/// <summary>Words before a date that leave one side of it open: "since 2016", "voor 1 mei", "no later than Friday".</summary>
internal static class DateBounds
{
    public static DateBound Before(in DateTokens tokens, int at)
    {
        var last = tokens.Is(at - 1, DateRole.Determiner) ? at - 2 : at - 1;
        if (tokens.Form(last) is "in" or "on" or "at" or "op" or "om" && tokens.Form(last - 1) is "or" or "of")
            return Inclusive(Of(tokens, last - 2, at));
        return Of(tokens, last, at) is var bound && tokens.Form(last - 2) is "on" or "op" && tokens.Form(last - 1) is "or" or "of" ? Inclusive(bound) : bound;
    }

    /// <summary>A bound between a day and its time: "today before 4 pm", "no later than 6:00".</summary>
    public static (int End, DateBound Bound) Word(in DateTokens tokens, int at)
    {
        if (tokens.Form(at) is "before" or "after" or "by" or "voor" or "na" or "tegen")
            return (at + 1, Of(tokens, at, at + 1));
        var than = tokens.Form(at) is "no" or "not" or "niet" ? at + 2 : at + 1;
        return tokens.Form(than) is "than" or "dan" && Of(tokens, than, than + 1) is var bound and not DateBound.None ? (than + 1, bound) : (at, DateBound.None);
    }

    private static DateBound Inclusive(DateBound bound) => bound switch
    {
        DateBound.Before => DateBound.Until,
        DateBound.After => DateBound.Since,
        _ => bound,
    };

    private static DateBound Of(in DateTokens tokens, int last, int at)
    {
        if (tokens.Is(at, DateRole.From))
            return DateBound.Since;
        return tokens.Form(last) switch
        {
            "before" or "by" or "until" or "till" or "til" or "voor" or "tot" or "uiterlijk" or "tegen" => DateBound.Before,
            "met" when tokens.Form(last - 1) == "en" && tokens.Form(last - 2) == "tot" => DateBound.Until,
            "after" or "na" => DateBound.After,
            "since" or "sinds" or "sedert" or "vanaf" => DateBound.Since,
            "from" when tokens.Form(last - 1) == "starting" => DateBound.Since,
            "to" when tokens.Form(last - 1) == "prior" => DateBound.Before,
            "of" when tokens.Form(last - 1) == "advance" => DateBound.Before,
            "van" when tokens.Form(last - 1) == "afloop" => DateBound.After,
            "aan" when tokens.Form(last - 1) == "voorafgaand" => DateBound.Before,
            "than" or "dan" when tokens.Form(last - 1) is "more" or "meer" => LengthBound(tokens, at),
            "ruim" => LengthBound(tokens, at),
            "than" or "dan" => Compared(tokens.Form(last - 1), tokens.Form(last - 2)),
            _ => DateBound.None,
        };
    }

    /// <summary>"More than two weeks ago", "meer dan een maand na vandaag".</summary>
    private static DateBound LengthBound(in DateTokens tokens, int at)
    {
        for (var i = at + 1; i < at + 6; i++)
        {
            if (tokens.Form(i) is "ago" or "geleden" or "before" or "voor")
                return DateBound.Before;
            if (tokens.Form(i) is "after" or "from" or "na" or "vanaf" or "later")
                return DateBound.After;
        }
        return DateBound.None;
    }

    private static DateBound Compared(string word, string before) => word switch
    {
        "later" => before is "no" or "not" or "niet" ? DateBound.Before : DateBound.After,
        "earlier" or "sooner" or "eerder" => before is "no" or "not" or "niet" ? DateBound.Since : DateBound.Before,
        _ => DateBound.None,
    };
}

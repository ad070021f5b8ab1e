using System.Text.RegularExpressions;

namespace BriefBot.Core.Ingestion;

/// <summary>
/// Knows the lines that pages put around an article: navigation, sharing, newsletters, cookies, credits. A line is
/// only judged by what it says in full, so that a sentence that speaks of a newsletter stays.
/// </summary>
internal static partial class PageLitter
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int LongestLine = 300;
    private const string Opening = @"[(\[]?\s*((lead|main|cover|featured?|header)\s+)?";
    private const string Picture = @"(photo|photograph|image|picture|pic|foto|fotografie|beeld|afbeelding|illustration|illustratie|video|screenshot|hoofdfoto|omslagfoto)s?";
    private const string By = "credits?|source|courtesy( of)?|by|via|copyright|bron|rechten|door|van";
    private const string Agency = "getty images|reuters|afp|anp|epa|ap photo|shutterstock|istock|unsplash|pexels|pixabay";

    private static readonly HashSet<string> Labels = new(
        ("home|homepage|menu|close|open menu|close menu|sluiten|search|zoeken|log in|login|sign in|inloggen|aanmelden|register"
        + "|registreren|my account|mijn account|share|delen|deel|tweet|print|printen|email|e-mail|mail|whatsapp|facebook|twitter"
        + "|linkedin|instagram|reddit|telegram|pinterest|youtube|rss|copy link|kopieer link|link copied|save|bewaren|bewaar"
        + "|comments|reacties|comment|reageer|leave a comment|leave a reply|plaats een reactie|geef een reactie|previous|next"
        + "|vorige|volgende|previous article|next article|vorig artikel|volgend artikel|previous post|next post|vorig bericht"
        + "|volgend bericht|contact|contact us|about us|over ons|advertise|adverteren|careers|vacatures|help|faq|disclaimer"
        + "|sitemap|skip to content|skip to main content|skip navigation|naar de inhoud|ga naar de inhoud|ga direct naar de inhoud"
        + "|direct naar de inhoud|load more|meer laden|show more|toon meer|view all|bekijk alles|see all|listen|luister|latest news"
        + "|laatste nieuws|trending|trending now|most read|most popular|popular|meest gelezen|populair|recommended|aanbevolen"
        + "|aanbevolen voor jou|recommended for you|you might also like|you may also like|you might like|dit vind je misschien ook interessant"
        + "|ook interessant|related|related articles|related posts|related stories|related news|related topics|related content|gerelateerd"
        + "|gerelateerde artikelen|gerelateerde berichten|gerelateerd nieuws|meer nieuws|more news|more stories|more articles"
        + "|more from this author|topics|onderwerpen|tags|categories|categorieën|newsletter|nieuwsbrief|newsletters|nieuwsbrieven|cookies"
        + "|cookie settings|cookie-instellingen|cookie policy|cookiebeleid|cookiestatement|privacy|privacy policy|privacybeleid"
        + "|privacy statement|privacyverklaring|privacy & cookies|terms|terms of use|terms of service|terms and conditions"
        + "|algemene voorwaarden|voorwaarden|gebruiksvoorwaarden|accept|accept all|accept cookies|accept all cookies|accepteren"
        + "|alles accepteren|alle cookies accepteren|akkoord|reject all|weigeren|manage preferences|voorkeuren beheren|donate|doneer"
        + "|subscribe|subscribe now|abonneer|abonneren|word abonnee|word lid|lees verder|read on|continue reading|read more|lees meer"
        + "|see also|zie ook|lees ook|read also|also read|read next|up next").Split('|'),
        StringComparer.Ordinal);

    /// <summary>What the line is, judged by itself.</summary>
    public static Litter Judge(PageLine line)
    {
        if (line.Text.Length > LongestLine)
            return Litter.None;
        if (Top().IsMatch(line.Folded))
            return Litter.TopLink;
        if (Labels.Contains(line.Folded.TrimEnd('?', '»', '>', '→', '+').TrimEnd()))
            return Litter.Furniture;
        if (line.WordCount <= 20 && CreditWithColon().IsMatch(line.Text)
            || line.WordCount <= 12 && !line.EndsSentence && CreditByName().IsMatch(line.Text))
            return Litter.Credit;
        if (Advertisement().IsMatch(line.Folded) || SeeAlso().IsMatch(line.Text) && !line.EndsSentence)
            return Litter.Insert;
        if (line.WordCount <= 30 && PromptStart().IsMatch(line.Folded))
            return Litter.Furniture;
        if (WholePrompt().IsMatch(line.Folded) || ReadingTime().IsMatch(line.Folded))
            return Litter.Furniture;
        if (line.WordCount <= 6 && !line.EndsSentence && Newsletter().IsMatch(line.Folded))
            return Litter.Furniture;
        if (line.WordCount <= 8 && Affiliation().IsMatch(line.Text))
            return Litter.Affiliation;
        return line.WordCount <= 30 && Mention().IsMatch(line.Folded) ? Litter.Mention
            : line.WordCount <= 12 && !line.EndsSentence && !line.Text.EndsWith(':') ? Litter.ShortLine
            : Litter.None;
    }

    /// <summary>Whether a caption ends in the credit of its picture.</summary>
    public static bool IsCaption(PageLine line) =>
        line.Text.Length <= LongestLine && line.WordCount <= 40 && CreditAtEnd().IsMatch(line.Text);

    public static bool IsBreadcrumbs(PageLine line) => line.WordCount <= 20 && Breadcrumbs().IsMatch(line.Text);

    [GeneratedRegex(
        @"^[↑^▲]*\s*((go|back|return|scroll|jump)\s+(back\s+)?(to\s+)?(the\s+)?top(\s+of\s+(the\s+)?page)?|top of page"
        + @"|(terug|ga|scroll)?\s*naar\s+(de\s+)?(boven|top|bovenkant)(\s+van de pagina)?|terug omhoog)\s*[↑^▲]*$", Options)]
    private static partial Regex Top();

    [GeneratedRegex(
        "^" + Opening + Picture + @"\s*(" + By + @")?\s*[:|©]\s*[^.!?]{1,100}\.?[)\]]?$"
        + @"|^(credits?|fotocredits?|fotobron|beeldbron)\s*:\s*[^.!?]{1,100}$", Options)]
    private static partial Regex CreditWithColon();

    [GeneratedRegex(
        "^" + Opening + Picture + @"\s+(" + By + @")\s+(the |de )?[\p{Lu}@][^.!?]{1,80}[)\]]?$"
        + @"|^©?\s*(" + Agency + @")(\s*[/|].{1,60})?$|^[^.!?:]{1,60}(/|\bvia\s|\|)\s*(" + Agency + @")(/[^.!?:/]{1,40})?$", Options)]
    private static partial Regex CreditByName();

    [GeneratedRegex(
        @"[.!?”"")]\s*[(\[]?(photo|image|picture|foto|beeld|afbeelding)\s*(credits?|source|by|bron|courtesy( of)?|door)?\s*[:|©/]\s*[^.!?]{1,80}\.?[)\]]?$"
        + @"|\((photo|image|picture|foto|beeld)\s*(credit|by|bron|door)?\s*:?\s*[^.!?()]{1,80}\)\.?$"
        + @"|©\s*(getty images|reuters|afp|anp|epa|shutterstock)[^.!?]{0,40}$", Options)]
    private static partial Regex CreditAtEnd();

    [GeneratedRegex(@"^[\[(-]*\s*(advertisement|advertentie|advertising|adverteerder|sponsored|sponsored content|gesponsord|ad|story continues below( advertisement)?|(article|story) continues (below|after) (this )?(advertisement|ad)|(het )?artikel gaat verder onder (de )?(advertentie|foto|video)|tekst loopt door onder (de )?(advertentie|foto|video|afbeelding)|de tekst gaat verder onder de (advertentie|foto|video|afbeelding))\s*[\])-]*$", Options)]
    private static partial Regex Advertisement();

    [GeneratedRegex(@"^(read (more|also|next|further)|also read|see also|related( (article|story|stories|articles|reading))?|more on this|lees (ook|meer|verder)|zie ook|ook interessant|gerelateerd|meer lezen|bekijk ook|kijk ook|watch( now| also)?)\s*[:>»→|]\s*\S", Options)]
    private static partial Regex SeeAlso();

    [GeneratedRegex(
        @"^(share (this|on|via|with|article|story)\b|share:|deel (dit|deze|op|via)\b|delen (op|via)\b|tweet this\b|follow us\b"
        + @"|follow .{1,30} on (twitter|x|facebook|instagram|linkedin|google news)\b|volg (ons|.{1,30} op (twitter|x|facebook|instagram|linkedin))\b"
        + @"|like us on\b|subscribe (to|now|today|for|here)\b|sign up (for|to|now|today|here)\b|get .{1,60}\b(in|to) your (inbox|mailbox)\b"
        + @"|(abonneer|abonneert) (je|u)\b|schrijf (je|u|jezelf) (nu |gratis |hier )?in\b|meld (je|u|jezelf) (nu |gratis |hier |snel )?aan\b"
        + @"|inschrijven voor\b|ontvang .{0,60}\b(nieuwsbrief|inbox|mailbox)\b|word (nu |gratis )?(lid|abonnee)\b"
        + @"|(we|wij|this (site|website)|our (site|website)|deze (site|website)) (uses?|gebruikt?|gebruiken|maakt gebruik van|maken gebruik van) .{0,20}cookies\b"
        + @"|by (continuing|using|clicking)\b.{0,120}\b(cookies|terms|privacy)\b|door (verder|gebruik|op)\b.{0,120}\bcookies\b"
        + @"|copyright\s*(©|\(c\)|(19|20)\d\d\b)|©|\(c\) (19|20)\d\d\b|click here to\b|klik hier (om|voor)\b"
        + @"|(leave|post|write) a (comment|reply)\b|(plaats|laat|geef) een reactie\b|(all )?comments are closed\b|reacties zijn gesloten\b"
        + @"|your email address will not be published\b|je e-?mailadres wordt niet gepubliceerd\b|(please )?enable javascript\b"
        + @"|this (article|story|post) (was )?(originally|first) (appeared|published) (on|in|at)\b|(enter your|vul je|vul uw) e-?mail)", Options)]
    private static partial Regex PromptStart();

    [GeneratedRegex(
        @"^(.{0,80}\b(all rights reserved|alle rechten voorbehouden)|powered by .{1,40}|filed under:? .{1,80}|posted in:? .{1,80}"
        + @"|(tags?|topics?|trefwoorden|onderwerpen|categor(y|ies|ie|ieën)):.{1,200}|\d+ (comments?|reacties?|shares?|views|likes)"
        + @"|(your|uw|je) e-?mail ?(address|adres)?|log in to .{1,60}|inloggen om .{1,60}|view (more|all) .{1,60}|bekijk (meer|alle) .{1,60}"
        + @"|download (the|our|onze|de) .{0,30}app)$", Options)]
    private static partial Regex WholePrompt();

    [GeneratedRegex(@"^(leestijd|reading time|read time)\s*:?\s*\d{1,3}\s*(min\w*)?$|^\d{1,3}[ -]?min(ute|utes|uten|uut|s)?\.?( read| leestijd| lezen| reading)?$", Options)]
    private static partial Regex ReadingTime();

    [GeneratedRegex(
        @"^(special (for|to) .*|from (our )?staff\b.*|.*\b(wire|staff) reports?|.*\b(staff writer|correspondent|correspondente?|redacteur|verslaggever|van onze redactie)|([\w. ]{1,30}, )?(the )?(associated press|reuters|afp|anp|ap|bloomberg|belga|novum))$", Options)]
    private static partial Regex Affiliation();

    [GeneratedRegex(@"\b(newsletters?|nieuwsbrief|nieuwsbrieven|e-?mail (list|updates|alerts))\b", Options)]
    private static partial Regex Newsletter();

    [GeneratedRegex(
        @"\b(newsletters?|nieuwsbrief|nieuwsbrieven|inbox|mailbox|unsubscribe|subscribe(rs?)?|subscription|sign up|signing up|spam|cookies?|privacy (policy|statement|notice)|privacybeleid|privacyverklaring|terms of (use|service)"
        + @"|rights reserved|rechten voorbehouden|uitschrijven|afmelden|aanmelden|abonnement|abonneren|e-?mail (address|updates)|e-?mailadres|follow us|volg ons|social media)\b", Options)]
    private static partial Regex Mention();

    [GeneratedRegex(@"^(you are here:?\s*|u bent hier:?\s*|je bent hier:?\s*)?[\p{L}\d][^.!?›»>]{0,40}(\s*[›»>]\s*[^.!?›»>]{1,60}){1,6}$", Options)]
    private static partial Regex Breadcrumbs();
}

/// <summary>What a line is when it is not the article's own words. The order says nothing.</summary>
internal enum Litter
{
    None,

    /// <summary>"Go to top": what stands below it is the page's foot.</summary>
    TopLink,

    /// <summary>Navigation, share bars, prompts to subscribe, cookie and copyright lines: proven by its own words.</summary>
    Furniture,

    /// <summary>Who took a picture.</summary>
    Credit,

    /// <summary>What pages put between two paragraphs: an advertisement's label, a link to another article.</summary>
    Insert,

    /// <summary>Speaks of newsletters or cookies: litter only among furniture.</summary>
    Mention,

    /// <summary>Who the author writes for. It stays; it is no title.</summary>
    Affiliation,

    /// <summary>A few words that are no sentence: litter only among furniture.</summary>
    ShortLine,
}

namespace BriefBot.Core.Analysis.Mentions;

internal enum Gender : byte
{
    Unknown,
    Female,
    Male,
}

/// <summary>What a title or a given name says of somebody's pronoun. Endings first, then the names that they are wrong about.</summary>
internal static class Genders
{
    private static readonly HashSet<string> FemaleTitles = WordSet.Of("mrs ms miss dame lady mevrouw mevr mw queen princess koningin prinses actress actrice zangeres schrijfster directrice voorzitster topvrouw spokeswoman chairwoman congresswoman alderwoman woordvoerster lerares");
    private static readonly HashSet<string> MaleTitles = WordSet.Of("mr sir lord king prince koning prins meneer dhr heer spokesman chairman congressman topman sheikh emperor pope paus cardinal bishop");

    private static readonly HashSet<string> FemaleNames = WordSet.Of(
        "abigail agnes alison allison amber ann anouk astrid audrey barbs bridget caitlin carmen carol charlotte cheryl coleen colleen dawn deborah doris dorothy edith eileen elizabeth ellen els ingrid esther evelyn fleur gladys gretchen hannah harriet heather",
        "helen hilary ingeborg irene iris isabel jane janet janice jennifer jill jo joan jet judith june karen karin kathleen kathryn katrin kim kirsten kirstin kristen kristin laetitia lauren lien lilian lillian lisbeth loes lois marg margaret margot margreet margriet marian marilyn",
        "marion marleen marlies may megan meghan mercedes miriam mirjam muriel myriam myrthe nell noor nour pam pernille phyllis rachel raquel rosalind roos rosemary ruth sarah selin sharon shirley sigrid sue susan sybil taylor tamar trijn truus vivian yasmin yvon zeynep ruth carolyn lynn kay beth meg jasmin jocelyn madison gwen liesbeth");

    private static readonly HashSet<string> MaleNames = WordSet.Of(
        "alfie andre andrea andy anthony antoine archie arie arne barry bernie billy bobby boutje bruce cody charlie claude clive danny dave dwayne eddie eddy elie elijah emile ernie eugene frankie freddie freddy gary gene george georgie gerry giuseppe",
        "grady guillaume guy harry henri henry hendrie hugh isaiah jake jamie jay jeremy jerome jerry jesse jimmy joe johnny jordi joshua kenny kyle larry lance lawrence lee lenny leroy luca luke maurice micah mickey mike mikey mustafa murphy nikita nikola ollie ozzie",
        "pete perry philippe pierre randy ray ricky robbie rodney ronnie roy rudy sammy sasha scotty sidney stanley stephane steve teddy terence terry tobie timothy tommy tony toby troy tyrone vince wade wallace wayne willie willy zachary abdullah musa issa moussa jaime andrzej bouke wiebe sietse jelle sybe hessel jinping sjouke uwe helge ole daniele gabriele dante felipe enrique jose jorge vicente rene");

    public static Gender Of(string title, string givenName)
    {
        if (FemaleTitles.Contains(title))
            return Gender.Female;
        if (MaleTitles.Contains(title))
            return Gender.Male;
        if (NameList.Of(givenName) != NameClass.Given)
            return Gender.Unknown;
        if (FemaleNames.Contains(givenName))
            return Gender.Female;
        if (MaleNames.Contains(givenName))
            return Gender.Male;
        return givenName[^1] is 'a' or 'e' || givenName.EndsWith("ie", StringComparison.Ordinal) || givenName.EndsWith("ieke", StringComparison.Ordinal)
            ? Gender.Female
            : givenName[^1] == 'y' ? Gender.Unknown : Gender.Male;
    }
}

namespace BriefBot.Core.Tests.Analysis.Dates;

/// <summary>
/// Sentences as news has them, published on Friday 30 December 2022, marked by hand: <c>[words|@value]</c> is a date in
/// ISO 8601, <c>[words|kind value unit]</c> a quantity. A length of time inside a date is not marked a second time.
/// </summary>
internal static class GoldenSentences
{
    public static readonly string[] English =
    [
        "The bank said on [Thursday|@2022-12-29] it would cut [3,200|Count 3200] jobs, about [6.5 percent|Percent 6.5 %] of its staff.",
        "Shares in the airline fell [4%|Percent 4 %] to [$12.40|Money 12.4 USD] after the warning [last week|@2022-W51].",
        "The [54-year-old|Age 54 year] senator may march with the strikers on [Sunday|@2023-01-01], and she will speak at [noon|@T12:00].",
        "Rescuers found [two|Count 2] survivors [three days ago|@2022-12-27] under the rubble of a [12-storey|Count 12] block.",
        "In [the past 20 years|@2002-12-30/2022-12-30] the lake has lost [a third|Count 0.3333] of its water.",
        "Revenue rose to [£1.3bn|Money 1300000000 GBP] in [the third quarter of 2022|@2022-Q3].",
        "The trial, which began in [March 2021|@2021-03], is expected to end [next year|@2023].",
        "He was sentenced to [15 years|Duration 15 year] in [1998|@1998] and released in [early 2010|@2010-01-01/2010-05-01].",
        "Between [2015 and 2018|@2015-01-01/2019-01-01] the city built [40,000|Count 40000] homes.",
        "The match ended [3-1|Score 3..1] and was seen by [1.2 million|Count 1200000] people.",
        "Temperatures of [-18 °C|Measure -18 °C] were measured [on Christmas Day|@2022-12-25], the coldest since [1987|@1987].",
        "It was the [second|Ordinal 2] time in [five years|Duration 5 year] that the dam had failed.",
        "The company has [24|Count 24] offices in [11|Count 11] countries and paid [€3.5 million|Money 3500000 EUR] in fines.",
        "Talks resume [tomorrow|@2022-12-31] and will last [two weeks|Duration 2 week], the minister said [on Tuesday evening|@2022-12-27T16:00/2022-12-27T20:00].",
        "In the [1990s|@199] nobody would have paid [$500|Money 500 USD] for such a phone.",
        "The festival runs [from 3 to 5 May 2023|@2023-05-03/2023-05-06] in a park of [20 hectares|Measure 20 ha].",
        "Police arrested [half a dozen|Count 6] men [overnight|@2022-12-30T20:00/2022-12-31].",
        "Unemployment, at [3.7 per cent|Percent 3.7 %], is [0.4 percentage points|Percent 0.4 pp] lower than [a year ago|@2021-12-30].",
        "The volcano erupted on [December 4|@2022-12-04] for the [first|Ordinal 1] time in [38 years|Duration 38 year].",
        "Sources put the price at [between $2 billion and $3 billion|Money 2000000000 USD].",
        "The bridge, [2.5 km|Measure 2.5 km] long, opened in [the summer of 2016|@2016-SU].",
        "One of the victims, aged [40|Age 40 year], had moved there [last month|@2022-11].",
        "The central bank meets [in January|@2023-01].",
        "The law was passed on [5 July 2019|@2019-07-05] by [212|Count 212] votes to [198|Count 198].",
        "Nearly [300|Count 300] flights were cancelled [this morning|@2022-12-30T08:00/2022-12-30T12:00] at Heathrow.",
        "Sales of COVID-19 tests fell by half [over the weekend|@2022-W51-WE].",
        "The Windows 11 update takes [an hour|Duration 1 hour], said the firm, which employs [thirty-five|Count 35] engineers.",
        "The trust was founded in the [19th century|@18] and owns [7,000 acres|Measure 7000 acre].",
        "They can spring into action within [48 hours|Duration 48 hour], which no one disputes.",
        "[By the end of 2023|@2023-09-01/2024-01-01] [one|Count 1] in [five|Count 5] cars sold will be electric.",
    ];

    public static readonly string[] Dutch =
    [
        "De bank maakte [donderdag|@2022-12-29] bekend dat er [3.200|Count 3200] banen verdwijnen, ruim [6,5 procent|Percent 6.5 %] van het totaal.",
        "Het aandeel zakte [vorige week|@2022-W51] [4 procent|Percent 4 %] naar [12,40 euro|Money 12.4 EUR].",
        "De [54-jarige|Age 54 year] senator loopt [zondag|@2023-01-01] mee in de mars die om [twaalf uur|@T12:00] begint.",
        "[Twee weken geleden|@2022-12-16] werden [twee|Count 2] mannen gered uit een flat van [twaalf|Count 12] verdiepingen.",
        "[De afgelopen twintig jaar|@2002-12-30/2022-12-30] groeide de stad met [tienduizend|Count 10000] inwoners.",
        "De omzet steeg [in het derde kwartaal van 2022|@2022-Q3] naar [1,3 miljard dollar|Money 1300000000 USD].",
        "De rechtszaak begon [in maart 2021|@2021-03] en wordt [komend jaar|@2023] afgerond.",
        "Hij kreeg in [1998|@1998] [vijftien jaar|Duration 15 year] cel en kwam [eind 2010|@2010-09-01/2011-01-01] vrij.",
        "[Tussen 2015 en 2018|@2015-01-01/2019-01-01] werden [40.000|Count 40000] woningen gebouwd.",
        "Feyenoord won met [3-1|Score 3..1] voor [47.000|Count 47000] toeschouwers.",
        "Op [eerste kerstdag|@2022-12-25] werd het [-18 graden|Measure -18 °], het koudst sinds [1987|@1987].",
        "Het was de [tweede|Ordinal 2] keer in [vijf jaar|Duration 5 year] dat de dijk het begaf.",
        "Het concern heeft [24|Count 24] kantoren in [elf|Count 11] landen en betaalde [€ 3,5 mln|Money 3500000 EUR] boete.",
        "Het overleg gaat [morgen|@2022-12-31] verder en duurt [twee weken|Duration 2 week], zei de minister [dinsdagavond|@2022-12-27T16:00/2022-12-27T20:00].",
        "In [de jaren negentig|@199] betaalde niemand [500 gulden|Money 500 NLG] voor zo'n telefoon.",
        "Het festival is [van 3 tot en met 5 mei 2023|@2023-05-03/2023-05-06] op een terrein van [20 hectare|Measure 20 ha].",
        "De politie hield [vannacht|@2022-12-30T20:00/2022-12-31] [zes|Count 6] mannen aan.",
        "De werkloosheid is met [3,7 procent|Percent 3.7 %] [0,4 procentpunt|Percent 0.4 pp] lager dan [een jaar geleden|@2021-12-30].",
        "De vulkaan barstte op [4 december|@2022-12-04] uit, voor het [eerst|Ordinal 1] in [38 jaar|Duration 38 year].",
        "Het bod ligt [tussen de 2 en 3 miljard euro|Money 2000000000 EUR].",
        "De brug van [2,5 kilometer|Measure 2.5 km] ging [in de zomer van 2016|@2016-SU] open.",
        "Een van de slachtoffers, een man van [veertig jaar oud|Age 40 year], woonde er sinds [vorige maand|@2022-11].",
        "De wet werd [op 5 juli 2019|@2019-07-05] aangenomen met [212|Count 212] stemmen.",
        "[Vanmorgen|@2022-12-30T08:00/2022-12-30T12:00] vielen op Schiphol bijna [driehonderd|Count 300] vluchten uit.",
        "Maar [afgelopen weekend|@2022-W51-WE] halveerde de verkoop van COVID-19-tests.",
        "De storing begon [om half negen|@T08:30] en duurde [anderhalf uur|Duration 1.5 hour].",
        "Het landgoed uit de [19e eeuw|@18] beslaat [tweehonderdvijftig hectare|Measure 250 ha].",
        "Ik zag hem [op 12-6-2022|@2022-06-12] nog, zei de buurman ([38|Age 38 year]).",
        "[Eind dit jaar|@2022-07-01/2023-01-01] waren er [anderhalf miljoen|Count 1500000] gebruikers, [een kwart|Count 0.25] meer.",
        "Daarvoor had het kabinet [10 tot 20 miljoen euro|Money 10000000 EUR] over, al gold dat maar voor [drie maanden|Duration 3 month].",
    ];
}

using BriefBot.Core.Analysis;
using BriefBot.Core.Articles;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Core.Tests.Analysis;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("en", "Alibaba's former CEO, Jack Ma.", "alibaba former ceo jack ma")]
    [InlineData("en", "Alibaba’s", "alibaba")]
    [InlineData("en", "the students' union", "the students union")]
    [InlineData("en", "It isn’t", "it isn't")]
    [InlineData("en", "in the U.S. and the US", "in the us and the us")]
    [InlineData("en", "J.K. Rowling, J.R.R.Tolkien", "jk rowling jrr tolkien")]
    [InlineData("en", "at 9 a.m.", "at 9 am")]
    [InlineData("en", "T-Head's one-day outage", "t head one day outage")]
    [InlineData("en", "COVID-19, e-mail, E-mails", "covid 19 email emails")]
    [InlineData("en", "AT&T and Johnson & Johnson", "at&t and johnson johnson")]
    [InlineData("nl", "Zoë’s coördinatie in het Café", "zoe coordinatie in het cafe")]
    [InlineData("nl", "’s avonds in ’s-Hertogenbosch", "s avonds in s hertogenbosch")]
    [InlineData("nl", "foto's van zo'n e-commercegigant", "foto van zo'n ecommercegigant")]
    [InlineData("nl", "Straße, Łódź, Ærø, Đorđe", "strasse lodz aero dorde")]
    [InlineData("und", "東京タワー", "東 京 タ ワ ー")]
    [InlineData("en", "…—“”()!", "")]
    public void Tokenize_Words(string language, string text, string forms) => Assert.Equal(forms, Forms(text, language));

    [Theory]
    [InlineData("nl", "1.500,5", "1500.5")]
    [InlineData("en", "1,500.5", "1500.5")]
    [InlineData("en", "1.500,5", "1500.5")]
    [InlineData("nl", "1,500.5", "1500.5")]
    [InlineData("nl", "3.000 en 2,50 en 2.0", "3000 en 2.5 en 2")]
    [InlineData("en", "3,000 and 2.50 and 3,5", "3000 and 2.5 and 3.5")]
    [InlineData("en", "1,234,567.89", "1234567.89")]
    [InlineData("nl", "1.234.567", "1234567")]
    [InlineData("nl", "1\u00A0500\u00A0000", "1500000")]
    [InlineData("en", "1,2,3", "1 2 3")]
    [InlineData("en", "18%", "18 %")]
    [InlineData("en", "$1bn, €3,5 and US$5m", "$ 1 bn € 3.5 and us $ 5 m")]
    [InlineData("en", "the 18th, de 20e", "the 18 de 20")]
    [InlineData("en", "in the 1990s", "in the 1990s")]
    [InlineData("en", "09:30 and 12.06.2022 and 10.0.401", "9:30 and 12.06.2022 and 10.0.401")]
    [InlineData("en", "06 007 0", "6 007 0")]
    [InlineData("en", "5G, 3D, 747C and 5km", "5g 3d 747c and 5 km")]
    [InlineData("en", "H5N1 and G20", "h5n1 and g20")]
    public void Tokenize_Numbers(string language, string text, string forms) => Assert.Equal(forms, Forms(text, language));

    [Theory]
    [InlineData("en", "The US said no to us", TokenKind.Word | TokenKind.Capitalised | TokenKind.AllCaps, 1)]
    [InlineData("en", "The US said no to us", TokenKind.Word | TokenKind.Capitalised | TokenKind.StopWord | TokenKind.SentenceStart, 0)]
    [InlineData("en", "The US said no to us", TokenKind.Word | TokenKind.StopWord, 5)]
    [InlineData("en", "WHO WILL LEAD THE BANK", TokenKind.Word | TokenKind.Capitalised | TokenKind.AllCaps | TokenKind.StopWord, 3)]
    [InlineData("nl", "een en één", TokenKind.Word, 2)]
    [InlineData("nl", "een en één", TokenKind.Word | TokenKind.StopWord | TokenKind.SentenceStart, 0)]
    [InlineData("en", "not T-Head", TokenKind.Word | TokenKind.Capitalised, 1)]
    [InlineData("en", "about 18%", TokenKind.Number, 1)]
    [InlineData("en", "about 18%", TokenKind.Sign, 2)]
    [InlineData("fr", "pas de chance", TokenKind.Word, 1)]
    public void Tokenize_Kinds(string language, string text, TokenKind kind, int index) =>
        Assert.Equal(kind, Tokens(text, language)[index].Kind);

    [Fact]
    public void KeepsThePossessiveInTheSpan() => Assert.Equal("Alibaba’s", Tokens("Is Alibaba’s", "en")[1].Span.In("Is Alibaba’s").ToString());

    [Fact]
    public void ReadsAMillionInitialsWithoutASentenceEnd() =>
        Assert.NotEmpty(Tokens(string.Concat(Enumerable.Repeat("A.", 500_000)), "en"));

    [Fact]
    public void ReadsNothingOutsideItsSpan()
    {
        var token = Assert.Single(Tokenizer.Tokenize("abc def ghi", new TextSpan(4, 6), "en"));
        Assert.Equal(("de", new TextSpan(4, 6)), (token.Form, token.Span));
    }

    [Fact]
    public void TokensStandInOrderAndHaveForms() =>
        Prop.ForAll(Arb.From(Texts.Any), text =>
        {
            var end = 0;
            foreach (var token in Tokens(text, "nl"))
            {
                if (token.Span.Start < end || token.Span.IsEmpty || token.Form.Length == 0 || token.Stem.Length == 0)
                    return false;
                end = token.Span.End;
            }
            return end <= text.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void NoLetterOrDigitIsOutsideAToken() =>
        Prop.ForAll(Arb.From(Texts.Any), text =>
        {
            var covered = new bool[text.Length];
            foreach (var token in Tokens(text, "en"))
                Array.Fill(covered, true, token.Span.Start, token.Span.Length);
            return text.Select((c, i) => covered[i] || !char.IsLetterOrDigit(c)).All(fine => fine);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void EqualWordsHaveEqualFormsOnAllThreads()
    {
        var texts = Enumerable.Range(0, 64).Select(i => $"Woord{i % 8} komt {i} keer voor in Amsterdam").ToArray();
        var one = texts.Select(text => Forms(text, "nl")).ToArray();
        var many = new string[texts.Length];
        Parallel.For(0, texts.Length, i => many[i] = Forms(texts[i], "nl"));
        Assert.Equal(one, many);
    }

    private static List<Token> Tokens(string text, string language) =>
        Tokenizer.Tokenize(text, new TextSpan(0, text.Length), language);

    private static string Forms(string text, string language) =>
        string.Join(' ', Tokens(text, language).Select(token => token.Form));
}

import { describe, expect, it } from "vitest";
import type { Language } from "#shared/domain/call.ts";
import { render } from "./template.ts";
import { appointmentConfirmedMessage } from "./templates/appointment-confirmed.ts";
import { stampCode } from "./templates/stamp-code.ts";
import { messageTemplates } from "./templates.ts";

const languages: readonly Language[] = ["ar", "fr", "es", "en"];

/** What a reader sees of the HTML: its words, without marks of direction and line breaks. */
const words = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
const seen = (html: string): string =>
  words(
    html
      .replace(/<head>.*<\/head>/s, "")
      .replace(/<div style=.*?<\/div>/s, "")
      .replace(/<br>|<\/p>|<bdi dir="ltr" style="[^"]*display:table[^"]*">/g, " ")
      .replace(/<[^>]+>/g, "")
      .replaceAll("&#39;", "'")
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&"),
  );

describe("an e-mail of every template in every language (N2)", () => {
  for (const template of messageTemplates) {
    for (const language of languages) {
      const values = Object.fromEntries(
        Object.keys(template.placeholders).map((name, index) => [name, `value-${index} <&"'>`]),
      );
      const { letter } = render(template, language, values);

      it(`N2 ${template.kind} in ${language} says the same in both its parts`, () => {
        expect(words(seen(letter.html))).toBe(words(letter.text));
      });

      it(`N2 ${template.kind} in ${language} reads in its own direction, fetches nothing and runs nothing`, () => {
        expect(letter.html).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
        expect(letter.html).not.toMatch(
          /<(script|img|link|style|iframe|a|form)\b|src=|href=|url\(|\son\w+=/i,
        );
        expect(letter.html).not.toContain("value-0 <");
      });
    }
  }
});

describe("what stands in the blanks of an e-mail", () => {
  it("is text, whatever it is", () => {
    const city = `<img src=x onerror="alert('1')"> & Fils`;
    const values = { city, act: "a", date: "d", time: "t", people: "1", reference: "{city}" };
    const { html } = render(appointmentConfirmedMessage, "fr", values).letter;
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; Fils");
    expect(html).not.toContain("<img");
    // A value is never read as a template.
    expect(html).toContain(">{city}</bdi>");
  });

  it("is set apart: a code on its own line, each value isolated from the words around it", () => {
    const values = { act: "جواز", code: "1234 5678 9012 3456", validUntil: "24/11/2028" };
    const { html } = render(stampCode, "ar", values).letter;
    expect(html).toMatch(/<bdi dir="ltr" style="[^"]*display:table[^"]*">1234 5678 9012 3456<\/bdi>/);
    expect(html).toContain('<bdi dir="ltr">24/11/2028</bdi>');
    expect(html).toContain("<bdi>جواز</bdi>");
  });
});

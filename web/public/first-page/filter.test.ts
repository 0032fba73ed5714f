import { describe, expect, it } from "vitest";
import { pageData } from "#web/build/page-data.ts";
import { filterCountries, fold } from "#web/public/first-page/filter.ts";

const found = (search: string): readonly string[] =>
  filterCountries(pageData("fr").countries, search).flatMap((country) =>
    country.posts.map((post) => post.id),
  );

describe("fold", () => {
  it.each([
    ["Liège", "liege"],
    ["ALMERÍA", "almeria"],
    ["'s-Hertogenbosch", "s hertogenbosch"],
    ["İstanbul", "istanbul"],
    ["Düsseldorf", "dusseldorf"],
    ["إشبيلية", "اشبيليه"],
    ["الجزائر", "الجزاير"],
    ["فَرَنْسَا", "فرنسا"],
    ["بــاريس", "باريس"],
    ["  Las   Palmas ", "las palmas"],
    ["¿?", ""],
  ])("%s → %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe("the search for a post", () => {
  it.each([
    ["liege", "be-liege"],
    ["Lüttich", undefined],
    ["Anvers", "be-antwerpen"],
    ["antwerp", "be-antwerpen"],
    ["أنتويرب", "be-antwerpen"],
    ["اشبيليه", "es-sevilla"],
    ["جزيرة خضراء", "es-algeciras"],
    ["den bosch", "nl-s-hertogenbosch"],
    ["new y", "us-new-york"],
    ["londres", "gb-london"],
    ["paris france", "fr-paris"],
    ["france paris", "fr-paris"],
    ["zzz", undefined],
  ])("%s finds %s", (search, post) => {
    expect(found(search)[0]).toBe(post);
  });

  it.each([
    ["espagne", 12],
    ["اسبانيا", 12],
    ["usa", 3],
    ["الولايات المتحدة", 3],
    ["hollande", 4],
    ["", 60],
    ["   ", 60],
  ])("%s finds its country's posts", (search, count) => {
    expect(found(search)).toHaveLength(count);
  });

  it("matches the beginnings of words only", () => {
    expect(found("aris")).toEqual([]);
  });
});

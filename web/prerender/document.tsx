import type { ComponentChildren } from "preact";
import type { Language } from "#shared/catalogue/procedures.ts";
import { languageFacts, languages } from "#web/i18n/language.ts";

/** Addresses of the built files that a page asks for. */
export interface Assets {
  readonly css: string;
  readonly icon: string;
  /** The page's scripts in loading order: the entry first, what it imports after. */
  readonly scripts: readonly string[];
}

interface Props {
  readonly language: Language;
  readonly title: string;
  readonly description?: string;
  readonly assets: Assets;
  /** Path below the language, for the links to the other languages; left out for pages that have no other. */
  readonly path?: string;
  /** Behind a sign-in: nothing for a search engine. */
  readonly hidden?: boolean;
  /** Its script begins by reading `/config.json`: asked for beside the script. */
  readonly config?: boolean;
  readonly children: ComponentChildren;
}

/** The HTML document around a page. No inline script or style, ever: the policy forbids both. */
export const Document = ({ language, title, description, assets, path, hidden, config, children }: Props) => (
  <html lang={language} dir={languageFacts[language].dir}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {description !== undefined && <meta name="description" content={description} />}
      {hidden === true && <meta name="robots" content="noindex" />}
      <meta name="theme-color" content="#0b3b2e" />
      <meta name="color-scheme" content="light" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      <link rel="stylesheet" href={assets.css} />
      {assets.scripts.map((src, index) =>
        index === 0 ? (
          <script key={src} type="module" src={src} />
        ) : (
          <link key={src} rel="modulepreload" href={src} />
        ),
      )}
      {config === true && <link rel="preload" href="/config.json" as="fetch" crossOrigin="anonymous" />}
      {path !== undefined &&
        languages.map((each) => (
          <link key={each} rel="alternate" hreflang={each} href={`/${each}/${path}`} />
        ))}
    </head>
    <body>{children}</body>
  </html>
);

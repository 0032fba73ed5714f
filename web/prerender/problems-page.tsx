import { problems } from "#shared/http/problems.ts";
import { languageFacts, languages } from "#web/i18n/language.ts";
import { Mark } from "#web/ui/mark.tsx";

/** `code` spans of the registry's hints. */
const Hint = ({ text }: { readonly text: string }) => (
  <>{text.split("`").map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part))}</>
);

/**
 * `/problems/`: what each error code means and what to do, at the anchor that a problem's `type` names. It is read
 * by people who call the API, hence English; the pages themselves explain a code in the visitor's language.
 */
export const ProblemsPage = () => (
  <>
    <a class="skip" href="#main">
      Skip to the main content
    </a>
    <header class="site-header">
      <div class="wide site-header-row">
        <a class="brand" href="/en/">
          <Mark />
          <span class="brand-words">
            <span class="brand-name">Wisal</span>
            <span class="brand-tagline">Error codes</span>
          </span>
        </a>
        <nav class="languages" aria-label="Language">
          <ul>
            {languages.map((language) => (
              <li key={language}>
                <a
                  href={`/${language}/`}
                  lang={language}
                  dir={languageFacts[language].dir}
                  hreflang={language}
                >
                  {languageFacts[language].name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
    <main id="main" class="wide problems" tabIndex={-1}>
      <h1>Error codes</h1>
      <p class="lead">
        Every refusal of the API is an <code>application/problem+json</code> document (RFC 9457). Its{" "}
        <code>code</code> never changes; its <code>type</code> is the address of a section below.
      </p>
      <dl class="problem-list">
        {Object.entries(problems).map(([code, { status, title, hint }]) => (
          <div key={code} class="problem" id={code}>
            <dt>
              <a href={`#${code}`}>
                <code>{code}</code>
              </a>
              <span class="problem-status">
                <span class="unseen">HTTP status </span>
                {status}
              </span>
            </dt>
            <dd>
              <p class="problem-title">{title}.</p>
              <p>
                <Hint text={hint} />
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </main>
  </>
);

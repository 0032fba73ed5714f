import type { TargetedEvent, TargetedMouseEvent } from "preact";
import { useState } from "preact/hooks";
import { Availability } from "#web/public/first-page/availability.tsx";
import { writeChoice } from "#web/public/first-page/choice.ts";
import { usePageState } from "#web/public/first-page/context.tsx";
import { filterCountries } from "#web/public/first-page/filter.ts";
import { LiveNote } from "#web/public/first-page/live-note.tsx";
import { LocalTime } from "#web/public/first-page/local-time.tsx";
import type { CountryView, PageData, PostView } from "#web/public/first-page/page-data.ts";
import { useTranslator } from "#web/public/first-page/words.ts";
import { SearchIcon } from "#web/ui/icons.tsx";

const PostRow = ({ post }: { readonly post: PostView }) => {
  const { t } = useTranslator();
  const { choice, choosePost } = usePageState();
  const open = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    // A new tab or window is the browser's business: the address carries the choice.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    choosePost(post.id);
  };
  return (
    <li>
      <a
        class="post"
        href={`${writeChoice({ post: post.id, procedure: choice.procedure })}#procedures`}
        aria-current={choice.post === post.id ? "true" : undefined}
        onClick={open}
      >
        <span class="post-name">
          <span class="post-city">{post.city}</span>
          {post.spelling !== undefined && (
            <bdi class="post-spelling" lang="">
              {post.spelling}
            </bdi>
          )}
          {post.embassy === true && <span class="post-kind">{t("post.embassy-short")}</span>}
        </span>
        <span class="post-facts">
          <Availability postId={post.id} procedureId={choice.procedure} />
          <LocalTime post={post} />
        </span>
      </a>
    </li>
  );
};

const Country = ({ country }: { readonly country: CountryView }) => (
  <section class="country" aria-labelledby={`country-${country.code}`}>
    <h3 id={`country-${country.code}`}>{country.name}</h3>
    <ul class="posts">
      {country.posts.map((post) => (
        <PostRow key={post.id} post={post} />
      ))}
    </ul>
  </section>
);

const ProcedureChoice = ({ data }: { readonly data: PageData }) => {
  const { t } = useTranslator();
  const { choice, chooseProcedure } = usePageState();
  const change = (event: TargetedEvent<HTMLSelectElement>) => {
    const id = event.currentTarget.value;
    chooseProcedure(id === "" ? undefined : id);
  };
  return (
    <div class="field">
      <label for="procedure-choice">{t("choice.procedure")}</label>
      <select id="procedure-choice" value={choice.procedure ?? ""} onChange={change}>
        <option value="">{t("choice.any")}</option>
        {data.procedures
          .filter((procedure) => procedure.appointment)
          .map((procedure) => (
            <option key={procedure.id} value={procedure.id}>
              {procedure.name}
            </option>
          ))}
      </select>
    </div>
  );
};

/** The consular posts by country, with a search as one types; without scripts, the plain list. */
export const PostsSection = ({ data }: { readonly data: PageData }) => {
  const { t } = useTranslator();
  const [search, setSearch] = useState("");
  const countries = filterCountries(data.countries, search);
  const found = countries.reduce((sum, country) => sum + country.posts.length, 0);
  return (
    <section class="posts-section" id="posts" aria-labelledby="posts-title" tabIndex={-1}>
      <div class="wide">
        <h2 id="posts-title">{t("posts.title")}</h2>
        <p class="lead">{t("posts.lead")}</p>
        <div class="needs-scripts">
          <div class="fields">
            <div class="field">
              <label for="post-search">
                {t("filter.label")} <span class="hint">{t("filter.hint")}</span>
              </label>
              <span class="search">
                <SearchIcon />
                <input
                  id="post-search"
                  type="search"
                  autocomplete="off"
                  autocapitalize="none"
                  spellcheck={false}
                  dir="auto"
                  value={search}
                  onInput={(event) => setSearch(event.currentTarget.value)}
                />
              </span>
            </div>
            <ProcedureChoice data={data} />
          </div>
          <div class="notes">
            <p class="found" role="status">
              {found === 0 ? t("filter.none") : t("filter.found", { count: found })}
            </p>
            <LiveNote />
          </div>
          {found === 0 && (
            <p>
              <button type="button" class="button button-plain" onClick={() => setSearch("")}>
                {t("filter.clear")}
              </button>
            </p>
          )}
        </div>
        {countries.map((country) => (
          <Country key={country.code} country={country} />
        ))}
      </div>
    </section>
  );
};

import { describe, expect, it } from "vitest";
import { catcherPage } from "./page.ts";

describe("the page of what was sent", () => {
  it("shows the HTML of an e-mail in a frame where nothing runs and nothing is fetched", () => {
    const page = catcherPage(
      [
        {
          ...{ kind: "email", id: "m-1", at: "2026-11-21T10:00:00.000Z", to: "amina@example.org" },
          ...{ from: "messages-send", sender: "no-reply@wisal.example", subject: "Wisal", text: "Bonjour" },
          ...{ html: `<p onclick="x()">Bonjour</p><script>x()</script>`, attachments: [] },
        },
      ],
      undefined,
      false,
    );
    expect(page).toContain('<iframe sandbox="" title="E-mail m-1 as HTML" srcdoc="&lt;meta http-equiv');
    expect(page).toContain("default-src &#39;none&#39;");
    expect(page).toContain("&lt;p onclick=&quot;x()&quot;&gt;");
    expect(page).not.toContain("<p onclick");
  });
});

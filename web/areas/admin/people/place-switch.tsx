import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { ofNetwork, type Place } from "#web/areas/admin/place.tsx";
import { useTranslator } from "#web/areas/admin/words-staff.ts";
import { SelectField } from "#web/ui/choices.tsx";

interface Props {
  readonly place: Place;
  /** How the API calls the network here: `*` of the directory, `network` of the log. */
  readonly network: string;
  readonly label: string;
  readonly children: (postId: string) => ComponentChildren;
}

/** The network's administrators also see what belongs to no post. */
export const PlaceSwitch = ({ place: { me, postId }, network, label, children }: Props) => {
  const { t } = useTranslator();
  const [whole, setWhole] = useState<"post" | "network">("post");
  return (
    <>
      {ofNetwork(me) && (
        <SelectField
          name="where"
          label={t("show")}
          none=""
          options={[
            { value: "post", label: t("staff.of-post") },
            { value: "network", label },
          ]}
          value={whole}
          onChange={setWhole}
        />
      )}
      {children(whole === "network" ? network : postId)}
    </>
  );
};

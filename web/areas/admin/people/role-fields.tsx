import { allRoles, postRoles, type Role } from "#web/areas/admin/people/roles.tsx";
import { useTranslator } from "#web/areas/admin/words-staff.ts";
import { SelectField } from "#web/ui/choices.tsx";
import { TextField } from "#web/ui/text-fields.tsx";

/** A role as it is filled in; `to` is empty where no end is in sight. */
export interface Grant {
  readonly role: Role | undefined;
  readonly from: string;
  readonly to: string;
}

interface Props {
  readonly grant: Grant;
  readonly onChange: (grant: Grant) => void;
  readonly network: boolean;
  readonly error: string | undefined;
}

/** Which role, from which day to which. */
export const RoleFields = ({ grant, onChange, network, error }: Props) => {
  const { t } = useTranslator();
  const roles = network ? allRoles : postRoles;
  return (
    <div class="form-row">
      <SelectField
        name="role"
        label={t("member.role")}
        none={t("member.choose")}
        options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={grant.role}
        onChange={(role) => onChange({ ...grant, role })}
        error={error}
      />
      <TextField
        name="role-from"
        type="date"
        label={t("member.from")}
        value={grant.from}
        onChange={(from) => onChange({ ...grant, from })}
        ltr
      />
      <TextField
        name="role-to"
        type="date"
        label={t("member.to")}
        value={grant.to}
        onChange={(to) => onChange({ ...grant, to })}
        optional
        ltr
      />
    </div>
  );
};

import { Message, useTranslator } from "#web/areas/admin/words-money.ts";
import { describedBy, FieldGroup } from "#web/ui/field.tsx";

interface Props {
  readonly file: File | undefined;
  readonly onFile: (file: File) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
}

/** One CSV file; choosing it again after a correction reads it anew. */
export const CsvField = ({ file, onFile, hint, error }: Props) => {
  const { t } = useTranslator();
  const field = { name: "file", label: t("csv-file.label"), error, ...(hint !== undefined && { hint }) };
  return (
    <FieldGroup {...field} name="file-group">
      <div class="actions">
        <label class="button button-plain">
          {t("csv-file.choose")}
          <input
            class="unseen"
            id="file"
            type="file"
            accept=".csv,text/csv"
            aria-describedby={describedBy({ ...field, name: "file-group" })}
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (chosen !== undefined) onFile(chosen);
            }}
          />
        </label>
      </div>
      {file !== undefined && (
        <p>
          <Message k="csv-file.chosen" values={[{ name: file.name }]} />
        </p>
      )}
    </FieldGroup>
  );
};

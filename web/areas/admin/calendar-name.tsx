import { useTranslator } from "#web/areas/admin/words.ts";

const known = ["acts", "biometrics"] as const;

/** What a calendar is called: those that every post has, in words; another by its own id. */
export const useCalendarName = (): ((id: string) => string) => {
  const { t } = useTranslator();
  return (id) => {
    const name = known.find((each) => each === id);
    return name === undefined ? id : t(`calendar-name.${name}`);
  };
};

export const CalendarName = ({ id }: { readonly id: string }) => <bdi>{useCalendarName()(id)}</bdi>;

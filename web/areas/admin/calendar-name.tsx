import { useTranslator } from "#web/areas/admin/words.ts";

/** What a calendar is called: those that every post has, in words; another by its own id. */
export const useCalendarName = (): ((id: string) => string) => {
  const { named } = useTranslator();
  return (id) => named("calendar-name", id);
};

export const CalendarName = ({ id }: { readonly id: string }) => <bdi>{useCalendarName()(id)}</bdi>;

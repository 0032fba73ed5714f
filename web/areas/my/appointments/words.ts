import type { DrawFactsWords } from "#web/app/draw-facts.tsx";
import type { Words } from "#web/areas/my/words.ts";
import type { en as appointment } from "#web/i18n/my-appointment/en.ts";
import type { en as booking } from "#web/i18n/my-booking/en.ts";
import type { en as draws } from "#web/i18n/my-draws/en.ts";
import type { en as waiting } from "#web/i18n/my-waiting/en.ts";
import { wordsOf } from "#web/ui/i18n-context.tsx";

export type BookingWords = Words & typeof booking;
export type AppointmentWords = Words & typeof appointment;
export type WaitingWords = BookingWords & typeof waiting;
export type DrawWords = BookingWords & DrawFactsWords & typeof draws;

export const bookingWords = wordsOf<BookingWords>();
export const appointmentWords = wordsOf<AppointmentWords>();
export const waitingWords = wordsOf<WaitingWords>();
export const drawWords = wordsOf<DrawWords>();

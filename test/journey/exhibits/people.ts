/**
 * Whom the pictures show: invented, with names as long and as short as they come. A person has one appointment for a
 * procedure: the first three are the citizen's, the others come to the desk.
 */
export const people = {
  rachid: {
    familyName: "El Amrani",
    givenNames: "Rachid",
    familyNameArabic: "العمراني",
    givenNamesArabic: "رشيد",
    birthDate: "1979-05-02",
    cin: "AB100001",
  },
  nadia: {
    familyName: "El Amrani",
    givenNames: "Nadia",
    familyNameArabic: "العمراني",
    givenNamesArabic: "نادية",
    birthDate: "1983-09-21",
    cin: "AB100002",
  },
  salma: {
    familyName: "Benabderrahmane El Idrissi",
    givenNames: "Salma Fatima-Zahra",
    birthDate: "1991-12-30",
    cin: "BK100004",
  },
  hind: {
    familyName: "Ouazzani",
    givenNames: "Hind",
    familyNameArabic: "الوزاني",
    givenNamesArabic: "هند",
    birthDate: "1995-03-14",
    cin: "BE100005",
  },
  karim: { familyName: "Ouazzani", givenNames: "Karim", birthDate: "1990-06-01", cin: "BE100006" },
  leila: { familyName: "Aït", birthDate: "1968-11-20", cin: "D100007" },
  anas: { familyName: "Filali", givenNames: "Anas", birthDate: "1988-08-08", cin: "AB100003" },
} as const;

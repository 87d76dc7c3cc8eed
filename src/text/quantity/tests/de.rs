use super::check;

#[test]
fn figures() {
    check(
        "de",
        &[
            ("Die Strecke misst 685 Kilometer.", &["685 Kilometer = 685 km"]),
            ("Es sind 17,2 km bis dorthin.", &["17,2 km = 17.2 km ±0.1"]),
            ("Der Zaun ist 1.200 Kilometer lang.", &["1.200 Kilometer = 1200 km ±100"]),
            ("Der Zaun ist 1 200 Kilometer lang.", &["1 200 Kilometer = 1200 km ±100"]),
            ("In Zürich schreibt man 1’200 km.", &["1’200 km = 1200 km ±100"]),
            ("Mit schmalem Zeichen: 12\u{202f}500 km.", &["12\u{202f}500 km = 12500 km ±100"]),
            ("Das Gebiet umfasst 2.345.678 km².", &["2.345.678 km² = 2345678 km2"]),
            ("Er misst 17.2 km.", &["17.2 km = 17.2 km ±0.1"]),
            ("Ein Drittel der Insel ist Wald.", &["Ein Drittel = ratio 0.3333 times of Unsaid"]),
            (
                "Rund fünfhundert Kilometer weiter östlich.",
                &["Rund fünfhundert Kilometer = about 500 km ±100"],
            ),
            (
                "Zweihundertfünfundzwanzig Meilen trennen sie.",
                &["Zweihundertfünfundzwanzig Meilen = 225 mi"],
            ),
            (
                "Nach zweieinhalb Kilometern endet der Weg.",
                &["zweieinhalb Kilometern = 2.5 km ±0.5"],
            ),
            ("Nach anderthalb Stunden war er da.", &["anderthalb Stunden = 1.5 h ±0.5"]),
            ("Ein halbes Dutzend Kilometer noch.", &["Ein halbes Dutzend Kilometer = 6 km ±6"]),
            (
                "Das Reich maß 1,2 Millionen Quadratkilometer.",
                &["1,2 Millionen Quadratkilometer = 1200000 km2 ±100000"],
            ),
            (
                "Eine halbe Million Hektar brannte.",
                &["Eine halbe Million Hektar = 500000 ha ±500000"],
            ),
            ("Tausend Kilometer Wüste.", &["Tausend Kilometer = 1000 km ±1000"]),
            (
                "Dreitausendsiebenhundert Kilometer lang.",
                &["Dreitausendsiebenhundert Kilometer = 3700 km ±100"],
            ),
            ("Mehr als 300 Kilometer weit.", &["Mehr als 300 Kilometer = more_than 300 km ±100"]),
            (
                "Sie liegen knapp 40 Kilometer auseinander.",
                &["knapp 40 Kilometer = nearly 40 km ±10"],
            ),
            (
                "Sie liegen gut 40 Kilometer auseinander.",
                &["gut 40 Kilometer = just_over 40 km ±10"],
            ),
            ("Das sind nur rund 90 Kilometer.", &["nur rund 90 Kilometer = about 90 km ±10"]),
            ("Das sind nur 90 Kilometer.", &["nur 90 Kilometer = 90 km ±10"]),
            ("Der See ist bis zu 12 km breit.", &["bis zu 12 km = at_most 12 km"]),
            ("Er ist mindestens 12 km breit.", &["mindestens 12 km = at_least 12 km"]),
            (
                "Er ist weniger als zwölf Kilometer breit.",
                &["weniger als zwölf Kilometer = less_than 12 km"],
            ),
            (
                "Er ist zwischen 20 und 30 Kilometer breit.",
                &["zwischen 20 und 30 Kilometer = between 20..30 km ±10"],
            ),
            ("Er ist 20–30 km breit.", &["20–30 km = between 20..30 km ±10"]),
            ("Er ist 20 bis 30 km breit.", &["20 bis 30 km = between 20..30 km ±10"]),
            (
                "Zwei- bis dreihundert Kilometer entfernt.",
                &["Zwei- bis dreihundert Kilometer = between 200..300 km ±100"],
            ),
            (
                "Zwischen 600 Kilometern und 850 Kilometern.",
                &["Zwischen 600 Kilometern und 850 Kilometern = between 600..850 km ±100"],
            ),
            (
                "Ein paar Hundert Kilometer südlich.",
                &["Ein paar Hundert Kilometer = a_few 100 km ±100"],
            ),
            (
                "Mehrere hundert Kilometer südlich.",
                &["Mehrere hundert Kilometer = several 100 km ±100"],
            ),
            ("Hunderte Kilometer südlich.", &["Hunderte Kilometer = dozens 100 km ±100"]),
            ("Nur wenige Kilometer südlich.", &["Nur wenige Kilometer = a_few 1 km"]),
            ("Dutzende Kilometer südlich.", &["Dutzende Kilometer = dozens 12 km ±12"]),
            (
                "Er liegt 600 beziehungsweise 800 Kilometer entfernt.",
                &["600 = 600 km ±100 list 0", "800 Kilometer = 800 km ±100 list 0"],
            ),
            (
                "Bis dahin sind es 17 km (11 Meilen).",
                &["17 km = 17 km", "11 Meilen = 11 mi converts 0"],
            ),
            (
                "Etwa 2.300 Meilen (3.700 km) lang.",
                &["Etwa 2.300 Meilen = about 2300 mi ±100", "3.700 km = 3700 km ±100 converts 0"],
            ),
            ("Sie ist doppelt so groß wie Malta.", &["doppelt = ratio 2 times of Area"]),
            ("Sie ist halb so groß wie Malta.", &["halb so = ratio 0.5 times of Area"]),
            ("Sie ist dreimal so lang wie die Elbe.", &["dreimal = ratio 3 times of Length"]),
            ("Sie ist 2,5-mal so groß.", &["2,5-mal = ratio 2.5 times of Area"]),
            ("Fast acht Prozent der Fläche.", &["Fast acht Prozent = nearly 8 % of Area"]),
            ("Nach 25 Seemeilen kam Land in Sicht.", &["25 Seemeilen = 25 nmi"]),
            ("Die 17-Kilometer-Grenze ist kurz.", &["17-Kilometer = 17 km head Grenze"]),
            ("Sie siegte im 100-Meter-Lauf.", &["100-Meter = 100 m ±100 head Lauf"]),
            ("Er fuhr 120 km/h.", &["120 km/h = 120 km ±10 Speed"]),
            ("Er fuhr mit 120 Kilometern pro Stunde.", &["120 Kilometern = 120 km ±10 Speed"]),
            ("Bei 20 Grad Celsius ging es los.", &["20 Grad Celsius = 20 deg ±10 Temperature"]),
            ("Eine vierstündige Fahrt.", &["vierstündige = 4 h"]),
            ("Nach drei Autostunden.", &["drei Autostunden = 3 h modifier Auto"]),
            ("Es sind 80 Bahnkilometer.", &["80 Bahnkilometer = 80 km ±10 modifier Bahn"]),
            ("Der kilometerlange Stau.", &[]),
            ("Den Elfmeter hielt er, und im Freibad fehlt der Dreimeter.", &[]),
            ("Zweibrücken liegt in der Pfalz, Siebenbürgen nicht.", &[]),
            ("Der Preis stieg um 5 Euro pro Kilometer.", &[]),
            ("Im Jahr 2015, 20 km vor der Küste.", &["20 km = 20 km ±10"]),
            ("Zwei Stunden und 20 Minuten.", &["Zwei Stunden und 20 Minuten = 2.3333 h ±0.1667"]),
            (
                "Nicht 700, sondern 1.200 Kilometer.",
                &["700 = 700 km ±100 list 0", "1.200 Kilometer = 1200 km ±100 list 0"],
            ),
            ("Am 10. bis 13. September lief er 5 km.", &["5 km = 5 km"]),
            ("Einhundert Fußballfelder groß.", &["Einhundert Fußballfelder = 100 pitch ±100"]),
            (
                "Er ist 50 Kilometer oder mehr entfernt.",
                &["50 Kilometer oder mehr = at_least 50 km ±10"],
            ),
            (
                "Auf der Straße sind es 590 Kilometer, in der Luft nur 505.",
                &["590 Kilometer = 590 km ±10", "nur 505 = 505 km borrowed"],
            ),
            ("Er lief 8 km, am 5. kam er auf Platz 12.", &["8 km = 8 km"]),
            ("20 mal 30 Kilometer groß.", &["30 Kilometer = 30 km ±10"]),
            (
                "Tausendeinhundert Kilometer und hundert Einwohner.",
                &["Tausendeinhundert Kilometer = 1100 km ±100"],
            ),
        ],
    );
}

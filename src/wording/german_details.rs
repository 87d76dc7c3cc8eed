//! The German details: what measures say in English, and what an editor reads.

/// English patterns with what stands for them; of several that fit the first one counts.
pub(super) static DETAILS: &[(&str, &str)] = &[
    // Methods.
    (
        "geodesic on the WGS 84 ellipsoid between all reference points",
        "geodätische Linie auf dem Ellipsoid WGS 84 zwischen allen Bezugspunkten",
    ),
    (
        "great circle on the sphere of mean radius between all reference points",
        "Großkreis auf der Kugel mittleren Halbmessers zwischen allen Bezugspunkten",
    ),
    (
        "rhumb line on the WGS 84 ellipsoid between all reference points",
        "Loxodrome auf dem Ellipsoid WGS 84 zwischen allen Bezugspunkten",
    ),
    (
        "geodesic on the WGS 84 ellipsoid, cut at borders and limits at sea",
        "geodätische Linie auf dem Ellipsoid WGS 84, an Grenzen und Seegrenzen geteilt",
    ),
    (
        "azimuth at the first place on the WGS 84 geodesic; rhumb line in the interval",
        "Azimut der geodätischen Linie (WGS 84) am ersten Ort; die Loxodrome liegt in der Spanne",
    ),
    ("land borders of the map", "Landgrenzen der Karte"),
    ("outlines of the map's shapes", "Umrisse auf der Karte"),
    ("how near the two towns are to each other", "wie nah die beiden Orte einander sind"),
    (
        "along the border at full resolution; simplified to 1 km and published in the interval",
        "entlang der Grenze in voller Auflösung; in der Spanne auch auf 1 km vereinfacht und \
         veröffentlicht",
    ),
    (
        "along the common line of the two on the map",
        "entlang der gemeinsamen Linie der beiden auf der Karte",
    ),
    ("{n} neighbours over land", "{n} Nachbarn zu Lande"),
    ("{n} land borders by length, the longest first", "{n} Landgrenzen, die längste zuerst"),
    ("{n} land borders by length, the shortest first", "{n} Landgrenzen, die kürzeste zuerst"),
    ("quotient of the two areas", "Verhältnis der beiden Flächen"),
    (
        "quotient of the area and the sum of the others",
        "Quotient aus der Fläche und der Summe der anderen",
    ),
    (
        "land within the map's coasts and borders, inland waters included; published land and \
         total areas in the interval",
        "Land innerhalb der Küsten und Grenzen der Karte samt Binnengewässern; in der Spanne auch \
         veröffentlichte Land- und Gesamtflächen",
    ),
    ("official area of the region", "amtliche Fläche der Region"),
    ("land within the map's shape of the region", "Land im Umriss der Region auf der Karte"),
    ("published area of {a}", "veröffentlichte Fläche: {a}"),
    ("published length of coast of {a}", "veröffentlichte Länge der Küste: {a}"),
    ("published length of {a}", "veröffentlichte Länge: {a}"),
    (
        "published width of {a}, at its narrowest",
        "veröffentlichte Breite an der engsten Stelle: {a}",
    ),
    ("published width of {a}, at {b}", "veröffentlichte Breite: {a}, bei {b}"),
    ("the place's point against the shape", "der Punkt des Orts, gegen den Umriss gehalten"),
    ("the capitals of the gazetteer", "die Hauptstädte des Ortsverzeichnisses"),
    ("coast lines of the map", "Küstenlinien der Karte"),
    (
        "links in use on {a}, as far as inventory and map go",
        "benutzte Verbindungen am {a}, soweit Bestand und Karte reichen",
    ),
    ("opening date of {a} on record", "verzeichnete Eröffnung: {a}"),
    (
        "from what the text says of the place and {a}",
        "aus dem, was der Text über den Ort und {a} sagt",
    ),
    ("to any point of {a}", "zu jedem Punkt: {a}"),
    ("geodesic to the nearest point of {a}", "geodätische Linie zum nächsten Punkt: {a}"),
    (
        "geodesic between the nearest points of the two outlines",
        "geodätische Linie zwischen den nächsten Punkten der beiden Umrisse",
    ),
    ("the text's own figure, converted", "die eigene Angabe des Textes, umgerechnet"),
    ("{a}, at {b} to {c} km/h from door to door", "{a}, bei {b} bis {c} km/h von Tür zu Tür"),
    ("{a}, less the straight line", "{a}, abzüglich der Luftlinie"),
    ("published rail distance, beside the {a}", "veröffentlichte Bahnentfernung, daneben: {a}"),
    (
        "shortest way over the {a} network, with its tested error",
        "kürzester Weg über das {a}, mit geprüftem Fehler",
    ),
    ("shortest way over the {a} network", "kürzester Weg über das {a}"),
    ("railway", "Eisenbahnnetz"),
    ("main road", "Hauptstraßennetz"),
    ("shipping lane", "Netz der Schifffahrtswege"),
    ("one to two times the straight line", "das Ein- bis Zweifache der Luftlinie"),
    ("straight line, in metres", "Luftlinie in Metern"),
    ("straight line", "Luftlinie"),
    ("official kilometres from {a} to {b}", "amtliche Kilometer von {a} bis {b}"),
    (
        "geodesic between the nearest points of the two outlines",
        "geodätische Linie zwischen den nächsten Punkten der beiden Umrisse",
    ),
    // Edges.
    ("the land border of {a}", "Landgrenze ({a})"),
    ("the equator", "Äquator"),
    ("the Arctic Circle", "nördlicher Polarkreis"),
    ("the Antarctic Circle", "südlicher Polarkreis"),
    ("the Tropic of Cancer", "nördlicher Wendekreis"),
    ("the Tropic of Capricorn", "südlicher Wendekreis"),
    (
        "difference of latitude, along the meridian of the first place",
        "Breitenunterschied, längs des Meridians des ersten Ortes",
    ),
    ("latitude of {a}", "geographische Breite von {a}"),
    ("the extent of {a}", "die Ausdehnung von {a}"),
    ("the border of {a} and {b}", "Grenze {a}–{b}"),
    ("the mainland coast of {a}", "Festlandsküste ({a})"),
    ("the nearest mainland coast", "nächste Festlandsküste"),
    ("the coast of {a}", "Küste ({a})"),
    ("a coast", "eine Küste"),
    ("{a}'s land", "Land ({a})"),
    // Reference points.
    ("from the {a}", "vom Bezugspunkt: {a}"),
    ("geodesic, {a}", "geodätische Linie, {a}"),
    ("rhumb line, {a}", "Loxodrome, {a}"),
    ("{a} ({b}) to {c} ({d})", "{a} ({b}) bis {c} ({d})"),
    ("gazetteer point", "Ortspunkt"),
    ("main station", "Hauptbahnhof"),
    ("airport", "Flughafen"),
    ("city hall", "Rathaus"),
    ("nearest point", "nächster Punkt"),
    ("kilometre zero", "Kilometer null"),
    ("port", "Hafen"),
    ("centre of the built-up area", "Mitte der Bebauung"),
    ("coordinates", "Koordinaten"),
    (
        "general knowledge, not checked against a source (November 2026)",
        "Allgemeinwissen, an keiner Quelle geprüft (November 2026)",
    ),
    // Readings.
    ("the same on the sphere of mean radius", "ebenso auf der Kugel mittleren Halbmessers"),
    ("the same on the WGS 84 ellipsoid", "ebenso auf dem Ellipsoid WGS 84"),
    ("full resolution", "volle Auflösung"),
    ("simplified to {a}", "vereinfacht auf {a}"),
    ("as drawn by {a}", "nach der Karte von {a}"),
    ("along the common line", "entlang der gemeinsamen Linie"),
    ("land border {a}", "Landgrenze {a}"),
    ("published total area: {a}", "veröffentlichte Gesamtfläche: {a}"),
    ("published land area: {a}", "veröffentlichte Landfläche: {a}"),
    ("published: {a}", "veröffentlicht: {a}"),
    ("published, {a}", "veröffentlicht, {a}"),
    ("published", "veröffentlicht"),
    ("land within coasts and borders", "Land innerhalb der Küsten und Grenzen"),
    ("of which claimed by others too", "davon auch von anderen beansprucht"),
    ("within the map's shape", "im Umriss auf der Karte"),
    ("coastline", "Küstenlinie"),
    ("countries at the point: {a}", "Staaten an diesem Punkt: {a}"),
    ("at its narrowest", "an der engsten Stelle"),
    ("opened", "eröffnet"),
    ("capital of {a}: {b}", "Hauptstadt von {a}: {b}"),
    ("kilometres {a} to {b} of the way", "Kilometer {a} bis {b} des Wegs"),
    (
        "a road on the map at {a}, {b}: open or closed is not known",
        "eine Straße auf der Karte bei {a}, {b}: ob offen oder gesperrt, ist nicht bekannt",
    ),
    (
        "a railway on the map at {a}, {b}: open or closed is not known",
        "eine Bahn auf der Karte bei {a}, {b}: ob offen oder gesperrt, ist nicht bekannt",
    ),
    ("sum of official kilometres, {a}", "Summe der amtlichen Kilometer, {a}"),
    ("share of the land that lies farther {wind}", "Anteil des Landes, der weiter {wind} liegt"),
    (
        "share of the people that lies farther {wind}",
        "Anteil der Menschen, die weiter {wind} leben",
    ),
    ("between the main lands", "zwischen den Hauptländern"),
    (
        "between the nearest parts, islands and exclaves included",
        "zwischen den nächsten Teilen, auch Inseln und Exklaven",
    ),
    ("between the capitals", "zwischen den Hauptstädten"),
    (
        "between the points that stand for the two",
        "zwischen den Punkten, die für die beiden stehen",
    ),
    // Notes.
    (
        "{a} lies {wind} of {b} (from {from_wind} to {to_wind})",
        "{a} liegt {wind} von {b} ({from_wind} bis {to_wind})",
    ),
    ("{a} lies {wind} of {b}", "{a} liegt {wind} von {b}"),
    (
        "{a} and {b} lie in each other: no direction is certain",
        "{a} und {b} liegen ineinander: Keine Richtung ist gewiss",
    ),
    (
        "{a} is measured at one representative point, not at its nearest or farthest one",
        "{a}: gemessen an einem Punkt, der für das Ganze steht, nicht am nächsten oder fernsten",
    ),
    (
        "the line goes on beyond the coast for {km} km",
        "die Linie geht vor der Küste noch {km} km weiter",
    ),
    (
        "{a} states {km} km, which no reading of the map gives",
        "{a} nennt {km} km, was sich aus der Karte auf keine Weise ergibt",
    ),
    ("claims differ: {km} km to {until_km} km", "je nach Anspruch {km} bis {until_km} km"),
    ("before it comes {a} with {km} km", "davor kommt {a} mit {km} km"),
    ("after it comes {a} with {km} km", "danach kommt {a} mit {km} km"),
    ("it is the only land border", "es ist die einzige Landgrenze"),
    ("part of it is claimed by others too", "einen Teil beanspruchen auch andere"),
    ("{km} km from point to point", "{km} km von Punkt zu Punkt"),
    (
        "their territorial seas touch, their land does not",
        "die Hoheitsgewässer berühren einander, das Land nicht",
    ),
    (
        "the border exists only under a disputed claim",
        "die Grenze gibt es nur nach einem umstrittenen Anspruch",
    ),
    (
        "it runs between {a} and {b}, which belong to the two",
        "sie verläuft zwischen {a} und {b}, die zu den beiden gehören",
    ),
    (
        "no inventory of crossings is complete; minor roads may be missing",
        "kein Bestand von Übergängen ist vollständig; kleine Straßen können fehlen",
    ),
    (
        "coverage: {a} in the inventory; {b} main roads and {c} railways on the map, of which the \
         inventory knows {d}",
        "Abdeckung: {a} im Bestand; {b} Hauptstraßen und {c} Bahnen auf der Karte, von denen der \
         Bestand {d} kennt",
    ),
    ("the border is closed: {a}", "die Grenze ist geschlossen: {a}"),
    ("the way passes {a}", "der Weg führt über {a}"),
    (
        "the way is {times} times the straight line; the data may lack a more direct one",
        "der Weg ist {times}-mal so lang wie die Luftlinie; den Daten fehlt vielleicht ein \
         kürzerer",
    ),
    (
        "{km} km of the way are gaps in the data that were closed by straight links",
        "{km} km des Wegs sind Lücken der Daten, die gerade überbrückt sind",
    ),
    (
        "a river's width changes with the season, and data on it are poor",
        "die Breite eines Flusses wechselt mit der Jahreszeit, und die Daten sind dürftig",
    ),
    (
        "a coast has no length of its own: the shorter the ruler, the longer the coast",
        "eine Küste hat keine eigene Länge: je kürzer der Maßstab, desto länger die Küste",
    ),
    ("its only coast is that of an inland sea", "es liegt nur an einem Binnenmeer"),
    (
        "a coast is listed that the map does not draw",
        "es ist eine Küste verzeichnet, die die Karte nicht zeigt",
    ),
    (
        "the border runs between that side and the next",
        "die Grenze verläuft zwischen dieser Seite und der nächsten",
    ),
    (
        "there is a common border, on another side",
        "es gibt eine gemeinsame Grenze, auf einer anderen Seite",
    ),
    (
        "from the middle of the land to the border, nearest to that side",
        "von der Mitte des Landes zur Grenze, am nächsten an dieser Seite",
    ),
    ("across the border as a whole", "quer über die Grenze als ganze"),
    ("a mountain range is more than its point", "ein Gebirge ist mehr als sein Punkt"),
    ("it lies near the middle of the whole", "es liegt nahe der Mitte des Ganzen"),
    ("more than one country claims it", "mehr als ein Staat beansprucht es"),
    (
        "the gazetteer's country is not that of the map",
        "Ortsverzeichnis und Karte sind über den Staat uneins",
    ),
    (
        "map and gazetteer disagree on the region",
        "Karte und Ortsverzeichnis sind über die Region uneins",
    ),
    (
        "it lies near the region's edge, which is rough",
        "es liegt am Rand der Region, der nur grob bekannt ist",
    ),
    (
        "it is enclosed by the other, but no part of it",
        "es ist vom anderen umschlossen, aber kein Teil davon",
    ),
    (
        "it holds of {a}, but not of the far larger {b}",
        "es gilt für {a}, aber nicht für das weit größere {b}",
    ),
    ("“{a}” is read as {b}, which fits", "„{a}“ ist als {b} gelesen, denn so passt es"),
    // Reasons.
    (
        "no inventory of links within a country is on record",
        "ein Bestand der Verbindungen innerhalb eines Landes liegt nicht vor",
    ),
    (
        "no complete list of ports and airports is on record",
        "eine vollständige Liste der Häfen und Flughäfen liegt nicht vor",
    ),
    (
        "no links between {a} and {b} are on record",
        "Verbindungen zwischen {a} und {b} sind nicht verzeichnet",
    ),
    ("no length of this coast of {a} is on record", "die Länge dieser Küste: {a}"),
    ("no length of {a} is on record", "die Länge: {a}"),
    ("the greatest width of {a}", "die größte Breite: {a}"),
    (
        "the text does not say of what town it is one",
        "der Text sagt nicht, von welcher Stadt die Rede ist",
    ),
    ("no width of {a} near {b} is on record", "die Breite bei {b}: {a}"),
    ("no width of {a} is on record", "die Breite: {a}"),
    ("no opening date of {a} is on record", "der Tag der Eröffnung: {a}"),
    ("a land border of {a} with {b}", "eine Landgrenze von {a} mit {b}"),
    ("a land border of {a}", "eine Landgrenze von {a}"),
    ("no {a} within {km} km of {b}", "{b} liegt mehr als {km} km vom {a} entfernt"),
    ("the {a} network does not join {b} and {c}", "das {a} verbindet {b} und {c} nicht"),
    ("areas that touch are not apart", "zwischen Gebieten, die sich berühren, liegt nichts"),
    ("how far {a} and {b} are apart", "wie weit {a} und {b} auseinanderliegen"),
    ("there and back is no single way", "hin und zurück ist kein einzelner Weg"),
    ("a change of a way is no way", "die Änderung eines Wegs ist kein Weg"),
    ("the course of a river is not known", "der Lauf eines Flusses ist nicht bekannt"),
    ("the shores of a sea are not known", "die Ufer eines Meers sind nicht bekannt"),
    ("a straight line is no route", "die Luftlinie ist keine Route"),
    ("the means of travel is not certain enough", "das Verkehrsmittel ist nicht gewiss genug"),
    ("the other figure has no upper end", "die andere Angabe hat keine obere Grenze"),
    ("the capital of {a}", "die Hauptstadt: {a}"),
    ("the shape of {a}", "der Umriss: {a}"),
    ("the area of {a}", "die Fläche: {a}"),
    ("the borders of {a}, which is no country", "die Grenzen von {a}, was kein Staat ist"),
    (
        "{a} and {b} have no land border on the map",
        "{a} und {b} haben auf der Karte keine Landgrenze",
    ),
    (
        "{a} and {b} have no common border on the map",
        "{a} und {b} haben auf der Karte keine gemeinsame Grenze",
    ),
    ("{a} has no land border on the map", "{a} hat auf der Karte keine Landgrenze"),
    ("the country of {a} is not on record", "der Staat von {a} ist nicht verzeichnet"),
    ("{a} is too large to be the end of a way", "{a} ist zu groß, um das Ende eines Wegs zu sein"),
    ("{a} and {b} are the same place", "{a} und {b} sind derselbe Ort"),
    (
        "{a} and {b} are the same point and have no direction",
        "{a} und {b} sind derselbe Punkt und haben keine Richtung",
    ),
    (
        "the straight way from {a} to {b} does not pass over {c}",
        "der gerade Weg von {a} nach {b} führt nicht über {c}",
    ),
];

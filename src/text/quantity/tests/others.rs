use super::check;

#[test]
fn french() {
    check(
        "fr",
        &[
            ("La clôture mesure 1 200 kilomètres.", &["1 200 kilomètres = 1200 km ±100"]),
            ("La clôture mesure 17,2 km.", &["17,2 km = 17.2 km ±0.1"]),
            (
                "Environ deux mille trois cents kilomètres.",
                &["Environ deux mille trois cents kilomètres = about 2300 km ±100"],
            ),
            ("Quatre-vingt-dix-sept kilomètres.", &["Quatre-vingt-dix-sept kilomètres = 97 km"]),
            ("Soixante et onze milles marins.", &["Soixante et onze milles marins = 71 nmi"]),
            (
                "Plus de trois millions de kilomètres carrés.",
                &["Plus de trois millions de kilomètres carrés = more_than 3000000 km2 ±1000000"],
            ),
            ("Entre 20 et 30 km.", &["Entre 20 et 30 km = between 20..30 km ±10"]),
            ("De 20 à 30 km.", &["20 à 30 km = between 20..30 km ±10"]),
            ("À quelques kilomètres du port.", &["À quelques kilomètres = a_few 1 km"]),
            (
                "Des centaines de kilomètres plus loin.",
                &["centaines de kilomètres = dozens 100 km ±100"],
            ),
            (
                "Elle est deux fois plus grande que Malte.",
                &["deux fois plus = ratio 2 times of Area"],
            ),
            ("Elle a la moitié de la superficie.", &["la moitié = ratio 0.5 times of Area"]),
            ("À une trentaine de kilomètres.", &["une trentaine de kilomètres = about 30 km ±10"]),
            ("Un trajet de 1h30.", &["1h30 = 1.5 h ±0.5"]),
            ("Deux heures et demie de train.", &["Deux heures et demie = 2.5 h ±0.5"]),
            ("À 90 km/h sur la route.", &["90 km/h = 90 km ±10 Speed"]),
            ("Il y a 20 km environ.", &["20 km environ = about 20 km ±10"]),
            ("Moins d'une heure.", &["Moins d'une heure = less_than 1 h"]),
            ("Près de 500 hectares.", &["Près de 500 hectares = nearly 500 ha ±100"]),
        ],
    );
}

#[test]
fn spanish() {
    check(
        "es",
        &[
            ("La valla mide 1.200 kilómetros.", &["1.200 kilómetros = 1200 km ±100"]),
            ("La valla mide 17,2 km.", &["17,2 km = 17.2 km ±0.1"]),
            ("La valla mide 1,234 km en México.", &["1,234 km = 1234 km"]),
            (
                "Unos treinta y cinco kilómetros.",
                &["Unos treinta y cinco kilómetros = about 35 km"],
            ),
            ("Dos mil quinientos kilómetros.", &["Dos mil quinientos kilómetros = 2500 km ±100"]),
            ("Ciento veinte millas.", &["Ciento veinte millas = 120 mi ±10"]),
            (
                "Más de un millón de kilómetros cuadrados.",
                &["Más de un millón de kilómetros cuadrados = more_than 1000000 km2 ±1000000"],
            ),
            ("Entre cinco y seis horas.", &["Entre cinco y seis horas = between 5..6 h"]),
            ("A unos pocos kilómetros.", &["A unos pocos kilómetros = a_few 1 km"]),
            ("Cientos de kilómetros.", &["Cientos de kilómetros = dozens 100 km ±100"]),
            ("Tiene el doble de superficie.", &["el doble = ratio 2 times of Area"]),
            ("Es tres veces más grande.", &["tres veces = ratio 3 times of Area"]),
            ("Medio millón de hectáreas.", &["Medio millón de hectáreas = 500000 ha ±500000"]),
            ("Dos horas y media.", &["Dos horas y media = 2.5 h ±0.5"]),
            (
                "Doscientos y pico kilómetros.",
                &["Doscientos y pico kilómetros = just_over 200 km ±100"],
            ),
            ("Casi 40 km al norte.", &["Casi 40 km = nearly 40 km ±10"]),
            ("En 2010 ha ganado.", &[]),
            ("A 90 kilómetros por hora.", &["90 kilómetros = 90 km ±10 Speed"]),
        ],
    );
}

#[test]
fn italian() {
    check(
        "it",
        &[
            ("La recinzione misura 1.200 chilometri.", &["1.200 chilometri = 1200 km ±100"]),
            ("Misura 17,2 km.", &["17,2 km = 17.2 km ±0.1"]),
            ("Duecentocinquanta chilometri.", &["Duecentocinquanta chilometri = 250 km ±10"]),
            (
                "Tremilasettecento chilometri circa.",
                &["Tremilasettecento chilometri circa = about 3700 km ±100"],
            ),
            ("Ventotto miglia nautiche.", &["Ventotto miglia nautiche = 28 nmi"]),
            (
                "Più di due milioni di chilometri quadrati.",
                &["Più di due milioni di chilometri quadrati = more_than 2000000 km2 ±1000000"],
            ),
            ("Tra 20 e 30 km.", &["Tra 20 e 30 km = between 20..30 km ±10"]),
            ("A pochi chilometri dal porto.", &["A pochi chilometri = a_few 1 km"]),
            ("Centinaia di chilometri.", &["Centinaia di chilometri = dozens 100 km ±100"]),
            ("È grande il doppio di Malta.", &["il doppio = ratio 2 times of Unsaid"]),
            ("È tre volte più grande.", &["tre volte = ratio 3 times of Area"]),
            ("Mezzo milione di ettari.", &["Mezzo milione di ettari = 500000 ha ±500000"]),
            ("Un'ora e mezza.", &["Un'ora e mezza = 1.5 h ±0.5"]),
            ("Due ore e mezza.", &["Due ore e mezza = 2.5 h ±0.5"]),
            ("Quasi 40 km a nord.", &["Quasi 40 km = nearly 40 km ±10"]),
            ("Fino a 40 km a nord.", &["Fino a 40 km = at_most 40 km ±10"]),
            ("A 90 chilometri all'ora.", &["90 chilometri = 90 km ±10 Speed"]),
        ],
    );
}

#[test]
fn russian() {
    check(
        "ru",
        &[
            ("Забор длиной 1 200 километров.", &["1 200 километров = 1200 km ±100"]),
            ("Забор длиной 17,2 км.", &["17,2 км = 17.2 km ±0.1"]),
            ("Двести пятьдесят километров.", &["Двести пятьдесят километров = 250 km ±10"]),
            ("Около пятисот километров.", &["Около пятисот километров = about 500 km ±100"]),
            ("Более 2 тыс. км.", &["Более 2 тыс. км = more_than 2000 km ±1000"]),
            (
                "1,2 миллиона квадратных километров.",
                &["1,2 миллиона квадратных километров = 1200000 km2 ±100000"],
            ),
            ("Почти сорок километров.", &["Почти сорок километров = nearly 40 km ±10"]),
            ("Полтора часа пути.", &["Полтора часа = 1.5 h ±0.5"]),
            ("Два с половиной часа пути.", &["Два с половиной часа = 2.5 h ±0.5"]),
            ("От 20 до 30 км.", &["От 20 до 30 км = at_least 20..30 km ±10"]),
            ("Сотни километров леса.", &["Сотни километров = dozens 100 km ±100"]),
            ("В нескольких километрах от города.", &["В нескольких километрах = a_few 1 km"]),
            ("Остров в два раза больше Мальты.", &["в два раза = ratio 2 times of Area"]),
            ("Четырёх километров мало.", &["Четырёх километров = 4 km"]),
            ("Ехал 90 км/ч.", &["90 км/ч = 90 km ±10 Speed"]),
            ("300 с лишним километров.", &["300 с лишним километров = just_over 300 km ±100"]),
        ],
    );
}

#[test]
fn korean() {
    check(
        "ko",
        &[
            ("울타리는 1,200킬로미터이다.", &["1,200킬로미터 = 1200 km ±100"]),
            ("길이는 17.2km이다.", &["17.2km = 17.2 km ±0.1"]),
            ("약 600km 떨어져 있다.", &["약 600km = about 600 km ±100"]),
            ("약600km 떨어져 있다.", &["약600km = about 600 km ±100"]),
            ("천이백 킬로미터를 갔다.", &["천이백 킬로미터 = 1200 km ±100"]),
            ("1천 2백km를 갔다.", &["1천 2백km = 1200 km ±100"]),
            ("3만 5천 제곱킬로미터의 땅.", &["3만 5천 제곱킬로미터 = 35000 km2 ±1000"]),
            ("40킬로미터 이상이다.", &["40킬로미터 이상 = at_least 40 km ±10"]),
            ("40킬로미터 정도이다.", &["40킬로미터 정도 = about 40 km ±10"]),
            ("40km 이내에 있다.", &["40km 이내 = at_most 40 km ±10"]),
            ("수백 킬로미터의 숲.", &["수백 킬로미터 = dozens 100 km ±100"]),
            ("몇 킬로미터 남았다.", &["몇 킬로미터 = several 1 km"]),
            ("두 시간 걸린다.", &["두 시간 = 2 h"]),
            ("2시간 30분 걸린다.", &["2시간 30분 = 2.5 h ±0.1667"]),
            ("2시간 반 걸린다.", &["2시간 반 = 2.5 h ±0.5"]),
            ("몰타의 세 배 크기이다.", &["세 배 = ratio 3 times of Area"]),
            ("시속 90km로 달렸다.", &["90km = 90 km ±10 Speed"]),
            ("이 시간 그는 없었다.", &[]),
            ("600km가 넘는 거리.", &["600km가 넘는 = more_than 600 km ±100"]),
        ],
    );
}

#[test]
fn chinese() {
    check(
        "zh",
        &[
            ("全长1200公里。", &["1200公里 = 1200 km ±100"]),
            ("全长17.2公里。", &["17.2公里 = 17.2 km ±0.1"]),
            ("约600公里外。", &["约600公里 = about 600 km ±100"]),
            ("一千二百公里外。", &["一千二百公里 = 1200 km ±100"]),
            ("十二公里外。", &["十二公里 = 12 km"]),
            ("面积3.5万平方公里。", &["3.5万平方公里 = 35000 km2 ±1000"]),
            ("二十五万平方千米。", &["二十五万平方千米 = 250000 km2 ±10000"]),
            ("200多公里外。", &["200多公里 = just_over 200 km ±100"]),
            ("四十公里左右。", &["四十公里左右 = about 40 km ±10"]),
            ("四十公里以上。", &["四十公里以上 = at_least 40 km ±10"]),
            ("超过四十公里。", &["超过四十公里 = more_than 40 km ±10"]),
            ("几公里外。", &["几公里 = several 1 km"]),
            ("数百公里外。", &["数百公里 = dozens 100 km ±100"]),
            ("两个小时。", &["两个小时 = 2 h"]),
            ("是马耳他面积的三倍。", &["三倍 = ratio 3 times of Unsaid"]),
            ("占三分之一的面积。", &["三分之一 = ratio 0.3333 times of Area"]),
            ("20至30公里。", &["20至30公里 = between 20..30 km ±10"]),
            ("时速90公里。", &["90公里 = 90 km ±10 Speed"]),
            ("第十公里处。", &[]),
        ],
    );
}

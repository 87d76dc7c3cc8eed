//! Statements in French, Spanish, Italian, Russian, Korean and Chinese: what is read, and the
//! verdict.
//!
//! The sentences are the project's own. About a third of them claim nothing that a map could test;
//! a finding on one of these is the worst bug.

#[path = "common/statements.rs"]
mod statements;

use statements::expect;

#[test]
fn french() {
    expect(&[
        (
            "Strasbourg est située à environ 400 kilomètres à l'est de Paris.",
            &[("distance", "supported"), ("direction", "supported")],
        ),
        ("Grenoble et Lyon sont distantes de 95 kilomètres.", &[("distance", "supported")]),
        (
            "La distance à vol d'oiseau entre Toulouse et Montpellier est de 197 kilomètres.",
            &[("distance", "supported")],
        ),
        (
            "L'Espagne et le Portugal partagent une frontière longue de 1 200 kilomètres.",
            &[("border_length", "supported")],
        ),
        ("La Tunisie est limitrophe de la Libye.", &[("adjacency", "supported")]),
        (
            "La Seine, longue de 777 kilomètres, se jette dans la Manche.",
            &[("feature_length", "supported")],
        ),
        ("La Belgique couvre 30 700 kilomètres carrés.", &[("area", "supported")]),
        (
            "Brest se trouve à plus de 900 kilomètres à l'ouest de Strasbourg.",
            &[("distance", "imprecise"), ("direction", "refuted")],
        ),
        ("Le marathon de Paris, 42 kilomètres, partira des Champs-Élysées.", &[]),
        ("La voiture a parcouru 300 kilomètres avec un seul plein, selon Renault.", &[]),
        ("Lyon a battu Marseille trois à un dimanche.", &[]),
        ("Un bouchon de 12 kilomètres s'est formé au nord de Lyon.", &[]),
        ("Le pipeline transporte du gaz sur 1 200 kilomètres de tubes neufs.", &[]),
        ("La Suisse est deux fois plus petite que l'Autriche.", &[("area_ratio", "supported")]),
    ]);
}

#[test]
fn spanish() {
    expect(&[
        (
            "Zaragoza se encuentra a unos 270 kilómetros al noreste de Madrid.",
            &[("distance", "supported"), ("direction", "supported")],
        ),
        ("Entre Sevilla y Cádiz hay 98 kilómetros en línea recta.", &[("distance", "supported")]),
        (
            "A 60 kilómetros al norte de Lima, Huacho vive de la pesca.",
            &[("distance", "refuted"), ("direction", "supported")],
        ),
        (
            "La distancia entre Medellín y Bogotá es de unos 240 kilómetros.",
            &[("distance", "supported")],
        ),
        (
            "Argentina y Chile comparten una frontera de más de 5.000 kilómetros.",
            &[("border_length", "imprecise")],
        ),
        (
            "Uruguay limita con Brasil y Argentina.",
            &[("adjacency", "supported"), ("adjacency", "supported")],
        ),
        ("Paraguay limita con Ecuador.", &[("adjacency", "refuted")]),
        ("El río Ebro tiene una longitud de 930 kilómetros.", &[("feature_length", "supported")]),
        ("Cuba tiene una superficie de 110.000 kilómetros cuadrados.", &[("area", "supported")]),
        ("Portugal es cinco veces más grande que España.", &[("area_ratio", "refuted")]),
        (
            "Montevideo está a 200 kilómetros al este de Buenos Aires.",
            &[("distance", "supported"), ("direction", "supported")],
        ),
        ("Valencia dista 300 kilómetros de Madrid.", &[("distance", "supported")]),
        ("El corredor completó los 42 kilómetros en dos horas y cuarto.", &[]),
        ("La autopista registra 15 kilómetros de atasco cerca de Madrid.", &[]),
        ("La empresa construirá 500 kilómetros de gasoducto.", &[]),
        ("El Real Madrid ganó por 3 a 0 al Sevilla.", &[]),
        ("Madrid acusa a Londres de incumplir el acuerdo.", &[]),
    ]);
}

#[test]
fn italian() {
    expect(&[
        ("La Svizzera confina con la Polonia.", &[("adjacency", "refuted")]),
        (
            "Firenze si trova a circa 230 chilometri a nord-ovest di Roma.",
            &[("distance", "supported"), ("direction", "supported")],
        ),
        (
            "Tra Venezia e Trieste ci sono 115 chilometri in linea d'aria.",
            &[("distance", "supported")],
        ),
        ("Pisa dista 70 chilometri da Firenze.", &[("distance", "supported")]),
        ("Torino e Genova distano circa 125 chilometri.", &[("distance", "supported")]),
        (
            "La Francia e la Spagna condividono un confine di 620 chilometri.",
            &[("border_length", "inconclusive")],
        ),
        ("Il Tevere è lungo 405 chilometri.", &[("feature_length", "supported")]),
        ("La Sardegna ha una superficie di 24.100 chilometri quadrati.", &[("area", "supported")]),
        ("L'Austria è più grande del Portogallo.", &[("area_ratio", "refuted")]),
        ("Palermo è a 1.200 chilometri da Napoli.", &[("distance", "refuted")]),
        (
            "A 50 chilometri a sud di Milano, Pavia ospita l'università.",
            &[("distance", "refuted"), ("direction", "supported")],
        ),
        ("La corsa di 10 chilometri attraverserà il centro di Torino.", &[]),
        ("La Juventus ha battuto il Napoli due a zero.", &[]),
        ("L'auto ha un'autonomia di 500 chilometri.", &[]),
        ("Sulla A1 ci sono otto chilometri di coda verso Bologna.", &[]),
        ("L'azienda poserà 3.000 chilometri di cavi sottomarini.", &[]),
    ]);
}

#[test]
fn russian() {
    expect(&[
        (
            "Казань находится в 720 километрах к востоку от Москвы.",
            &[("distance", "supported"), ("direction", "supported")],
        ),
        (
            "Расстояние между Омском и Новосибирском составляет около 610 километров.",
            &[("distance", "supported")],
        ),
        ("От Москвы до Нижнего Новгорода 400 километров по прямой.", &[("distance", "supported")]),
        (
            "Протяжённость границы между Россией и Финляндией — около 1300 километров.",
            &[("border_length", "supported")],
        ),
        ("Польша граничит с Литвой.", &[("adjacency", "supported")]),
        ("Казахстан граничит с Монголией.", &[("adjacency", "refuted")]),
        ("Длина Оби составляет 3650 километров.", &[("feature_length", "supported")]),
        ("Площадь Франции составляет 550 тысяч квадратных километров.", &[("area", "supported")]),
        ("Украина в два раза больше Германии.", &[("area_ratio", "imprecise")]),
        (
            "Сочи расположен в 300 километрах к северу от Краснодара.",
            &[("distance", "refuted"), ("direction", "refuted")],
        ),
        ("Барнаул и Новосибирск разделяют 190 километров.", &[("distance", "supported")]),
        ("Спортсмен пробежал 42 километра за два с половиной часа.", &[]),
        ("Пробка на МКАД растянулась на 12 километров.", &[]),
        ("Ракета пролетела более 500 километров.", &[]),
        ("«Спартак» обыграл «Зенит» со счётом 2:1.", &[]),
        ("Компания проложит 800 километров кабеля.", &[]),
    ]);
}

#[test]
fn korean() {
    expect(&[
        (
            "전주는 광주에서 북쪽으로 약 80킬로미터 떨어져 있다.",
            &[("distance", "supported"), ("direction", "supported")],
        ),
        ("서울에서 대구까지는 직선거리로 240킬로미터다.", &[("distance", "supported")]),
        (
            "춘천은 서울에서 북동쪽으로 75km 거리에 있다.",
            &[("distance", "supported"), ("direction", "supported")],
        ),
        ("부산과 제주 사이의 거리는 약 300킬로미터다.", &[("distance", "supported")]),
        (
            "원산은 평양에서 동쪽으로 150킬로미터 떨어진 항구 도시다.",
            &[("distance", "supported"), ("direction", "supported")],
        ),
        ("프랑스와 스페인의 국경은 약 620킬로미터다.", &[("border_length", "supported")]),
        ("태국은 미얀마와 국경을 접하고 있다.", &[("adjacency", "supported")]),
        ("폴란드는 루마니아와 국경을 맞대고 있다.", &[("adjacency", "refuted")]),
        ("한강의 길이는 약 494킬로미터다.", &[("feature_length", "supported")]),
        ("프랑스의 면적은 약 55만 제곱킬로미터다.", &[("area", "supported")]),
        ("독일은 일본보다 크다.", &[("area_ratio", "refuted")]),
        (
            "오사카는 도쿄에서 동쪽으로 400킬로미터 떨어져 있다.",
            &[("distance", "supported"), ("direction", "refuted")],
        ),
        ("그는 42킬로미터를 두 시간 만에 완주했다.", &[]),
        ("경부고속도로에서 10킬로미터 정체가 이어졌다.", &[]),
        ("이 전기차는 한 번 충전으로 500킬로미터를 달린다.", &[]),
        ("서울이 부산을 3 대 1로 이겼다.", &[]),
        ("회사는 올해 광케이블 300킬로미터를 깔 계획이다.", &[]),
    ]);
}

#[test]
fn chinese() {
    expect(&[
        ("武汉位于长沙以北约300公里处。", &[("distance", "supported"), ("direction", "supported")]),
        ("天津距北京约110公里。", &[("distance", "supported")]),
        ("广州到深圳的直线距离约为105公里。", &[("distance", "supported")]),
        ("南京与上海相距约270公里。", &[("distance", "supported")]),
        ("昆明位于贵阳西南约430公里处。", &[("distance", "supported"), ("direction", "imprecise")]),
        ("法国和西班牙的边界长约620公里。", &[("border_length", "supported")]),
        ("泰国与缅甸接壤。", &[("adjacency", "supported")]),
        ("波兰与罗马尼亚接壤。", &[("adjacency", "refuted")]),
        ("尼罗河全长约6650公里。", &[("feature_length", "supported")]),
        ("法国面积约55万平方公里。", &[("area", "supported")]),
        ("德国的面积比日本大。", &[("area_ratio", "refuted")]),
        ("大阪位于东京以东约400公里处。", &[("distance", "supported"), ("direction", "refuted")]),
        ("他用两小时跑完了42公里。", &[]),
        ("高速公路上出现了10公里的拥堵。", &[]),
        ("这款电动车的续航里程为600公里。", &[]),
        ("上海队以3比1战胜北京队。", &[]),
        ("公司今年将铺设500公里光缆。", &[]),
    ]);
}

#[test]
fn chinese_in_both_scripts() {
    expect(&[
        ("天津距北京約110公里。", &[("distance", "supported")]),
        (
            "布拉格位於維也納西北約二百五十公里處。",
            &[("distance", "supported"), ("direction", "supported")],
        ),
        ("長江全長約6,300公里，鄱陽湖在其南岸。", &[("feature_length", "supported")]),
        (
            "渥太华距多伦多约350公里，距蒙特利尔不到一百七十公里。",
            &[("distance", "supported"), ("distance", "supported")],
        ),
        ("挪威與芬蘭接壤。", &[("adjacency", "supported")]),
    ]);
}

#[test]
fn chinese_borders() {
    expect(&[
        ("中俄边境线长约4300公里。", &[("border_length", "supported")]),
        (
            "芬兰与瑞典的边界长614公里，与挪威的边界长736公里。",
            &[("border_length", "supported"), ("border_length", "supported")],
        ),
        ("加德满都距离中国边境约300公里。", &[("proximity", "refuted")]),
        (
            "玻利维亚是内陆国，与巴西、秘鲁、智利等国接壤。",
            &[
                ("adjacency", "supported"),
                ("adjacency", "supported"),
                ("adjacency", "supported"),
                ("adjacency", "supported"),
            ],
        ),
        ("葡萄牙只与一个国家接壤。", &[("border_rank", "supported")]),
        ("法国与三个国家接壤。", &[("adjacency", "refuted")]),
        ("蒙古國南接中國，北接俄羅斯。", &[("adjacency", "supported"), ("adjacency", "supported")]),
        (
            "尼日利亚在南边，乍得在东边，阿尔及利亚和利比亚在北边。边境总长约5800公里。",
            &[("border_length", "supported")],
        ),
    ]);
}

#[test]
fn chinese_places_that_the_atlas_does_not_know() {
    expect(&[
        ("昌德与红溪镇相距约15公里。", &[("distance", "unverifiable")]),
        ("北京以北约70公里的某地发生火灾。", &[]),
        ("记者距离爆炸现场不到两百米。", &[]),
        ("房子面积只有四十平方米。", &[]),
        ("地球与月球之间的平均距离约为38万公里。", &[]),
        ("火箭升空后飞行了约三百公里。", &[]),
    ]);
}

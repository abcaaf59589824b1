"use strict";
// An extra to a page that is complete without it: shows the sentence that is heard and takes the reader to others.
(() => {
  const player = document.querySelector(".listen audio");
  const tools = document.querySelector(".tools");
  const moments = JSON.parse(document.getElementById("_times").textContent);
  const sentences = new Map();
  for (const part of document.querySelectorAll("[data-sentence]")) {
    const number = Number(part.dataset.sentence);
    sentences.set(number, [...(sentences.get(number) ?? []), part]);
  }
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let shown = 0;
  let seen = 0;

  const at = (seconds) => {
    let low = 0;
    let high = moments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (moments[middle][0] <= Math.round(seconds * 1000)) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : moments[low - 1][1];
  };

  const inSight = (part) => {
    const box = part.getBoundingClientRect();
    return box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  };

  const show = (number) => {
    if (number === shown) return;
    for (const part of sentences.get(shown) ?? []) part.classList.remove("now");
    const parts = sentences.get(number) ?? [];
    for (const part of parts) part.classList.add("now");
    shown = number;
    // The header of a column is heard with every row; going back to it each time would lose the row.
    if (parts.length === 0 || parts[0].closest("thead")) return;
    // The page follows only a reader who is where the last sentence was, never one who has gone elsewhere.
    const followed = seen === 0 || (sentences.get(seen) ?? []).some(inSight);
    seen = number;
    if (followed && !player.paused && !parts.some(inSight)) {
      parts[0].scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
    }
  };

  const follow = () => {
    show(player.ended ? 0 : at(player.currentTime));
    if (!player.paused) requestAnimationFrame(follow);
  };
  for (const event of ["play", "seeked", "timeupdate", "ended"]) {
    player.addEventListener(event, event === "play" ? follow : () => show(player.ended ? 0 : at(player.currentTime)));
  }

  const press = (buttons, pressed) => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button === pressed));
  };
  const speeds = [...tools.querySelectorAll("[data-speed]")];
  for (const button of speeds) {
    button.addEventListener("click", () => {
      player.defaultPlaybackRate = player.playbackRate = Number(button.dataset.speed);
    });
  }
  player.addEventListener("ratechange", () => {
    press(speeds, speeds.find((button) => Number(button.dataset.speed) === player.playbackRate));
  });
  for (const button of tools.querySelectorAll("[data-skip]")) {
    button.addEventListener("click", () => {
      player.currentTime = Math.max(0, player.currentTime + Number(button.dataset.skip));
    });
  }

  // A sentence can be chosen only while the reader asks for it: else every sentence would be a stop of the Tab key.
  const chooser = tools.querySelector("[data-choose]");
  let choosing = false;
  const doors = [...sentences.values()].flatMap((parts) => parts.filter((part) => !part.closest("a")).slice(0, 1));
  const hear = (number) => {
    if (number === shown && !player.paused) {
      player.pause();
      return;
    }
    player.currentTime = moments.find((moment) => moment[1] === number)[0] / 1000;
    // A file that is not there shows in the player itself.
    player.play().catch(() => {});
  };
  chooser.addEventListener("click", () => {
    choosing = !choosing;
    chooser.setAttribute("aria-pressed", String(choosing));
    document.body.classList.toggle("choosing", choosing);
    for (const door of doors) {
      if (choosing) {
        door.tabIndex = 0;
        door.setAttribute("role", "button");
      } else {
        door.removeAttribute("tabindex");
        door.removeAttribute("role");
      }
    }
  });
  const chosen = (event) => {
    const part = choosing && !event.target.closest("a") && event.target.closest("[data-sentence]");
    if (part && getSelection().isCollapsed) {
      event.preventDefault();
      hear(Number(part.dataset.sentence));
    }
  };
  document.addEventListener("click", chosen);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") chosen(event);
  });
  tools.hidden = false;
})();

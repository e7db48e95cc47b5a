"use strict";
(() => {
  const form = document.querySelector("form");
  const articles = [...document.querySelectorAll("article")];
  const groups = [...document.querySelectorAll("section.group")];
  const shown = document.getElementById("shown");
  if (!form || !shown) return;
  document.documentElement.classList.add("scripted");

  const texts = new Map(articles.map((article) => [article, article.textContent.toLowerCase()]));

  const apply = () => {
    const chosen = new FormData(form);
    const levels = chosen.getAll("level");
    const resource = chosen.get("resource");
    const direction = chosen.get("direction");
    const words = String(chosen.get("text")).toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const article of articles) {
      const fits =
        levels.includes(article.dataset.level) &&
        (resource === "*" || JSON.parse(article.dataset.resources).includes(resource)) &&
        (direction === "*" || article.dataset.direction === direction) &&
        words.every((word) => texts.get(article).includes(word));
      article.hidden = !fits;
      if (fits) count += 1;
    }
    for (const group of groups) {
      const fitting = group.querySelectorAll("article:not([hidden])").length;
      group.hidden = fitting === 0;
      group.querySelector("h3 span").textContent = fitting;
    }
    shown.textContent = `${count} of ${articles.length} changes shown`;
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  apply();
})();

/* Narrows the portfolio's list by what is chosen above it. Without this script the whole list stands there, and nothing to choose. */
document.addEventListener("change", event => {
  const form = event.target.closest("form.pb-filter")
  if (!form) return
  const chosen = [...form.querySelectorAll("select")].filter(each => each.value)
  const rows = [...form.parentElement.querySelectorAll("tr[data-status]")]
  for (const row of rows) row.hidden = !chosen.every(each => row.dataset[each.name].split("\n").includes(each.value))
  const shown = rows.filter(row => !row.hidden).length
  form.querySelector("output").value = chosen.length ? form.dataset.said.replace("{shown}", shown).replace("{all}", rows.length) : ""
})

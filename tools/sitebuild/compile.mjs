// Compile Python for the page: node compile.mjs <pyodide> <folder> <packages without docstrings>
// Bytecode fits one version of Python only, so the very Pyodide that will run it makes it. Starting from
// source would cost the learner some four seconds more.
import { pathToFileURL } from "node:url";

const [pyodide, folder, bare] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide();
python.mountNodeFS("/work", folder);
python.globals.set("bare", bare.split(","));
python.runPython(`
import os, py_compile, warnings
warnings.simplefilter("ignore")
mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
for root, _, files in os.walk("/work"):
    for name in files:
        if name.endswith(".py"):
            path = os.path.join(root, name)
            shown = path.removeprefix("/work/")
            level = 2 if shown.split("/")[0] in bare else 0
            py_compile.compile(path, path + "c", shown, doraise=True, optimize=level, invalidation_mode=mode)
            os.remove(path)
`);

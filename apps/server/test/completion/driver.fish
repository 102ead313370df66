# Prints what Fish offers at the end of each line, one line for each.
source $argv[1]
for line in $argv[2..-1]
    echo (complete -C "$line" | string replace -r '\t.*' '')
end
